package dev.lexlog.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What goes back to the client.
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(JsonNode body) {
        return new Answer(200, "application/json", Json.write(body), Map.of());
    }

    /// Ordered, and not done yet.
    public static Answer accepted(JsonNode body) {
        return new Answer(202, "application/json", Json.write(body), Map.of());
    }

    public static Answer text(String contentType, String body) {
        return new Answer(200, contentType, body, Map.of());
    }
}
