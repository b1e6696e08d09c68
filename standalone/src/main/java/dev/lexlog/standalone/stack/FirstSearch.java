package dev.lexlog.standalone.stack;

import dev.lexlog.schemas.failure.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A search as a client makes it: when it is answered, searches work.
final class FirstSearch {
    private static final String QUESTION = "{\"query\": \"Does it work?\", \"limit\": 1}";

    private FirstSearch() {}

    static void make(URI api) {
        var request =
                HttpRequest.newBuilder(api.resolve("/v1/search"))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .POST(BodyPublishers.ofString(QUESTION))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Fault("the first search was answered with " + answer.body());
            }
        } catch (IOException e) {
            throw new Fault("the first search failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while starting", e);
        }
    }
}
