package dev.lexlog.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Requests to the registry, repeated while none of its urls answers.
final class RegistryHttp implements AutoCloseable {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryConfig config;
    private final HttpClient client;

    RegistryHttp(RegistryConfig config) {
        this.config = config;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(config.timeout())
                        .executor(
                                Executors.newThreadPerTaskExecutor(
                                        Thread.ofVirtual().name("schema-registry-", 0).factory()))
                        .build();
    }

    RegistryAnswer get(String path) {
        return send("GET", path, null);
    }

    RegistryAnswer post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    RegistryAnswer put(String path, JsonNode body) {
        return send("PUT", path, body);
    }

    private RegistryAnswer send(String method, String path, @Nullable JsonNode body) {
        var pause = config.firstPause();
        for (int attempt = 1; ; attempt++) {
            try {
                return sendOnce(method, path, body);
            } catch (Unavailable e) {
                if (attempt == config.attempts()) {
                    throw e;
                }
                sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    /// To the first url that answers.
    private RegistryAnswer sendOnce(String method, String path, @Nullable JsonNode body) {
        Unavailable last = null;
        for (var url : config.urls()) {
            try {
                return sendTo(method, url, path, body);
            } catch (Unavailable e) {
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        throw last == null ? new Unavailable("no schema registry url", null) : last;
    }

    private RegistryAnswer sendTo(String method, URI url, String path, @Nullable JsonNode body) {
        try {
            var response = client.send(request(method, url, path, body), BodyHandlers.ofString());
            var answer = new RegistryAnswer(url, response.statusCode(), json(response));
            if (answer.isOutage()) {
                throw new Unavailable("the schema registry " + answer.summary(), null);
            }
            return answer;
        } catch (IOException e) {
            throw new Unavailable(
                    "the schema registry at " + url + " does not answer: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while the schema registry was asked", e);
        }
    }

    private HttpRequest request(String method, URI url, String path, @Nullable JsonNode body) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(config.timeout())
                        .header("Accept", MEDIA_TYPE + ", application/json");
        if (config.auth() != null) {
            request.header("Authorization", config.auth().header());
        }
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE)
                    .method(method, BodyPublishers.ofString(body.toString()));
        }
        return request.build();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String reason(IOException e) {
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for the schema registry", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
