package dev.lexlog.schemas.wanted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A record of the topic: the suffix in UTF-8, and what to embed with as JSON. Fields that a newer
/// version adds are passed over.
final class WantedModelJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WantedModelJson() {}

    static byte[] key(WantedModel wanted) {
        return wanted.suffix().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] value(WantedModel wanted) {
        var value = JSON.createObjectNode();
        value.put("model", wanted.model().name());
        value.put("dimension", wanted.model().dimension());
        value.put("stopped", wanted.stopped());
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String suffix(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    static WantedModel read(byte[] key, byte[] value) {
        try {
            JsonNode json = JSON.readTree(value);
            var model =
                    new EmbeddingModel(json.path("model").asText(), json.path("dimension").asInt());
            return new WantedModel(suffix(key), model, json.path("stopped").asBoolean());
        } catch (IOException | IllegalArgumentException e) {
            throw new Fault(
                    "the wanted model under %s is %s: %s"
                            .formatted(
                                    suffix(key),
                                    new String(value, StandardCharsets.UTF_8),
                                    e.getMessage()),
                    e);
        }
    }
}
