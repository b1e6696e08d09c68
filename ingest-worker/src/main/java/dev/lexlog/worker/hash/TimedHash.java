package dev.lexlog.worker.hash;

import dev.lexlog.schemas.model.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hash, and when the broker appended the event that set it last.
record TimedHash(String hash, Instant appendedAt) {
    static TimedHash of(@Nullable String hash, @Nullable String millis) {
        return new TimedHash(
                Objects.requireNonNull(hash),
                Instant.ofEpochMilli(Long.parseLong(Objects.requireNonNull(millis))));
    }

    byte[] toBytes() {
        return Keys.array(hash, Long.toString(appendedAt.toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
    }

    static TimedHash fromBytes(byte[] bytes) {
        var parts = Keys.texts(new String(bytes, StandardCharsets.UTF_8));
        return of(parts.get(0), parts.get(1));
    }
}
