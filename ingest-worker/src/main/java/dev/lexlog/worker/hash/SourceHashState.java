package dev.lexlog.worker.hash;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.SourceHashType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the worker remembers of a source: each of its hashes with the append time of the event that
/// set it.
record SourceHashState(Map<SourceHashType, TimedHash> hashes) {
    static final SourceHashState NONE = new SourceHashState(Map.of());

    SourceHashState {
        var copy = new EnumMap<SourceHashType, TimedHash>(SourceHashType.class);
        copy.putAll(hashes);
        hashes = Collections.unmodifiableMap(copy);
    }

    SourceHashState with(SourceHashType type, TimedHash hash) {
        var changed = new EnumMap<SourceHashType, TimedHash>(SourceHashType.class);
        changed.putAll(hashes);
        changed.put(type, hash);
        return new SourceHashState(changed);
    }

    /// Without those that were set not later than `mark`.
    SourceHashState after(@Nullable Instant mark) {
        if (mark == null) {
            return this;
        }
        var left = new EnumMap<SourceHashType, TimedHash>(SourceHashType.class);
        hashes.forEach((type, hash) -> {
            if (hash.appendedAt().isAfter(mark)) {
                left.put(type, hash);
            }
        });
        return new SourceHashState(left);
    }

    SourceHash row(String source, Instant updatedAt) {
        return new SourceHash(
                source,
                hash(SourceHashType.DB),
                hash(SourceHashType.API),
                hash(SourceHashType.DOC),
                hash(SourceHashType.ER),
                updatedAt);
    }

    private @Nullable String hash(SourceHashType type) {
        var hash = hashes.get(type);
        return hash == null ? null : hash.hash();
    }

    byte[] toBytes() {
        var parts = new ArrayList<@Nullable Object>();
        hashes.forEach((type, hash) -> {
            parts.add(type.wireName());
            parts.add(hash.hash());
            parts.add(Long.toString(hash.appendedAt().toEpochMilli()));
        });
        return Keys.array(parts.toArray()).getBytes(StandardCharsets.UTF_8);
    }

    static SourceHashState fromBytes(byte[] bytes) {
        var parts = Keys.texts(new String(bytes, StandardCharsets.UTF_8));
        var hashes = new EnumMap<SourceHashType, TimedHash>(SourceHashType.class);
        for (int i = 0; i < parts.size(); i += 3) {
            hashes.put(
                    SourceHashType.named(String.valueOf(parts.get(i))).orElseThrow(),
                    TimedHash.of(parts.get(i + 1), parts.get(i + 2)));
        }
        return new SourceHashState(hashes);
    }
}
