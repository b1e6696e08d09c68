package dev.lexlog.api.pipeline;

import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A refused record: why, where it was, and its value's bytes (null where it had none).
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
        String reason,
        String message,
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        byte @Nullable [] value) {
    @Nullable String valueBase64() {
        return value == null ? null : Base64.getEncoder().encodeToString(value);
    }
}
