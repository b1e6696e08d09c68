package dev.lexlog.standalone.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// JSON over HTTP. `get` and `post` want a 200; `tryGet` and `tryPost` take what comes.
public final class Http implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    public Http(URI base) {
        this.base = base;
    }

    /// A text as a part of a path or a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(String path) {
        return tryGet(path).good();
    }

    /// What a 200 holds.
    ///
    /// @param body a JSON tree, or a map, list or record of what becomes one
    public JsonNode post(String path, Object body) {
        return tryPost(path, body).good();
    }

    public Answer tryGet(String path) {
        return exchange(request(path).GET());
    }

    public Answer tryPost(String path, Object body) {
        var text = JSON.valueToTree(body).toString();
        return exchange(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(text)));
    }

    /// The items of all pages of a list.
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var more = path + (path.contains("?") ? "&" : "?") + "cursor=";
        var page = get(path);
        page.path("items").forEach(items::add);
        while (page.hasNonNull("next_cursor")) {
            page = get(more + encoded(page.path("next_cursor").textValue()));
            page.path("items").forEach(items::add);
        }
        return items;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Answer exchange(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return Answer.of(request, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /// What the server said.
    public record Answer(String request, int status, String text) {
        private static Answer of(HttpRequest request, HttpResponse<String> response) {
            var asked = request.method() + " " + request.uri();
            return new Answer(asked, response.statusCode(), response.body());
        }

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError(request + " answers no JSON: " + text, e);
            }
        }

        JsonNode good() {
            if (status != 200) {
                throw new AssertionError("%s: %d %s".formatted(request, status, text));
            }
            return json();
        }
    }
}
