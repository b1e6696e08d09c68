package dev.lexlog.api;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// `GET /openapi.yaml`, and at `/` where to find what.
final class Description {
    private static final String RESOURCE = "openapi.yaml";

    private final String openapi = read();

    List<Route> routes() {
        return List.of(Route.get("/", this::index), Route.get("/openapi.yaml", this::openapi));
    }

    private Answer index(Call call) {
        call.query().allowOnly(Set.of());
        var links = Json.object();
        links.put("search", "/v1/search");
        links.put("documents", "/v1/documents");
        links.put("stats", "/v1/stats");
        links.put("generations", "/v1/generations");
        links.put("pipeline", "/v1/pipeline");
        links.put("ready", "/health/ready");
        links.put("metrics", "/metrics");
        links.put("openapi", "/openapi.yaml");
        return Answer.json(links);
    }

    private Answer openapi(Call call) {
        call.query().allowOnly(Set.of());
        return Answer.text("application/yaml", openapi);
    }

    private static String read() {
        try (var stream = Description.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
