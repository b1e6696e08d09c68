package dev.lexlog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;

/// An answer, its body perhaps JSON.
public record Reply(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + body, e);
        }
    }

    /// The text at a JSON pointer.
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    /// The ids of a page or of an answer's hits.
    public List<String> ids() {
        var hits = json().path("hits");
        return hits.isArray()
                ? hits.findValues("chunk").stream().map(c -> c.path("id").asText()).toList()
                : json().path("items").findValuesAsText("id");
    }
}
