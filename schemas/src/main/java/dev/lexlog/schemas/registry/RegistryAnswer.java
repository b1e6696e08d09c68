package dev.lexlog.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/// What the registry at a url answered; the body is a missing node when it was not JSON.
record RegistryAnswer(URI url, int status, JsonNode body) {
    private static final int LONGEST_MESSAGE = 500;

    boolean isGood() {
        return status / 100 == 2 && body.isContainerNode();
    }

    boolean isOutage() {
        return status >= 500 || status == 429 || status == 408;
    }

    /// The registry itself says that it has no such thing, by a code like 40403. Any other 404
    /// comes from a wrong path, and must not pass for a schema that nobody knows.
    boolean isNotFound() {
        return status == 404 && body.path("error_code").asInt() / 100 == 404;
    }

    boolean isIncompatible() {
        return status == 409;
    }

    boolean isUnauthorised() {
        return status == 401 || status == 403;
    }

    /// What it says for people, on one line.
    String message() {
        var line = body.path("message").asText().strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }

    String summary() {
        return "at " + url + " answers " + status + (message().isEmpty() ? "" : ": " + message());
    }
}
