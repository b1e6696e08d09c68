package dev.lexlog.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/// What the registry at a url answered; the body is a missing node when it was not JSON.
record RegistryAnswer(URI url, int status, JsonNode body) {
    private static final int LONGEST_MESSAGE = 500;
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;

    boolean isGood() {
        return status / 100 == 2 && body.isContainerNode();
    }

    boolean isOutage() {
        return status >= 500 || status == 429 || status == 408;
    }

    /// The registry itself says that it has no such thing. Any other 404 comes from a wrong path.
    boolean isNotFound() {
        int code = body.path("error_code").asInt();
        return status == 404 && code >= SUBJECT_NOT_FOUND && code <= SCHEMA_NOT_FOUND;
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
