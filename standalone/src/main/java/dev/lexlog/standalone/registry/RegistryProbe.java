package dev.lexlog.standalone.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks the registry a question that needs its storage.
final class RegistryProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    RegistryProbe(URI url) {
        this.request =
                HttpRequest.newBuilder(URI.create(url + "/subjects")).timeout(PATIENCE).build();
    }

    boolean answers() throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
