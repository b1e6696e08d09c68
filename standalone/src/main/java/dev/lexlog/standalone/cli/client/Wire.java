package dev.lexlog.standalone.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// JSON over HTTP to one server; every failure is one line with its cure.
final class Wire {
    static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Wire(URI base) {
        if (base.getHost() == null || base.getScheme() == null) {
            throw new CommandFailed("not the URL of an API: %s (--api)".formatted(base));
        }
        this.base = base;
    }

    HttpResponse<String> get(String path) {
        return send(request(path, Duration.ofSeconds(60)).GET().build());
    }

    HttpResponse<String> post(String path, Object body, Duration timeout) {
        return send(
                request(path, timeout)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(write(body)))
                        .build());
    }

    /// The body of a 200 or 202; anything else is told in the server's own words.
    JsonNode accepted(HttpResponse<String> response) {
        if (response.statusCode() != 200 && response.statusCode() != 202) {
            throw new CommandFailed(refusal(response));
        }
        return tree(response);
    }

    String refusal(HttpResponse<String> response) {
        return "%s answers %d: %s"
                .formatted(
                        response.uri().getPath(), response.statusCode(), problem(response).text());
    }

    JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CommandFailed("%s is not Lexlog's API: no JSON".formatted(base), e);
        }
    }

    <T> T read(JsonNode tree, Class<T> type) {
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new CommandFailed(
                    "%s answers in another form than this lexlog knows: %s"
                            .formatted(base, e.getOriginalMessage()),
                    e);
        }
    }

    static String write(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(HttpResponse<String> response) {
        try {
            var problem = JSON.readValue(response.body(), Problem.class);
            return problem == null ? new Problem(null, null) : problem;
        } catch (JsonProcessingException e) {
            return new Problem(response.body().lines().findFirst().orElse(null), null);
        }
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        var root = base.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(timeout);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new CommandFailed(
                    "nothing answers at %s: %s, or name it with --api"
                            .formatted(base, Servers.START),
                    e);
        } catch (HttpTimeoutException e) {
            throw new CommandFailed(
                    "%s gave no answer in time: see ./lexlog status".formatted(request.uri()), e);
        } catch (IOException e) {
            throw new CommandFailed(
                    "the connection to %s broke (%s): see ./lexlog status"
                            .formatted(base, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
