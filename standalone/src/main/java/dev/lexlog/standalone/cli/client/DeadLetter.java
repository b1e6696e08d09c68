package dev.lexlog.standalone.cli.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lexlog.schemas.producer.Token;
import org.jspecify.annotations.Nullable;

/// A refused record with its reason and its origin.
@JsonPropertyOrder({
    "reason",
    "message",
    "topic",
    "partition",
    "offset",
    "timestamp",
    "key",
    "value_base64"
})
public record DeadLetter(
        String reason,
        String message,
        String topic,
        int partition,
        long offset,
        String timestamp,
        @Nullable String key,
        @JsonProperty("value_base64") @Nullable String valueBase64) {
    public Token origin() {
        return new Token(topic, partition, offset);
    }
}
