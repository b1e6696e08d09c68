package dev.lexlog.schemas.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Hashes by which a source is known to be unchanged, each set on its own.
public record SourceHash(
        String source,
        @Nullable String db,
        @Nullable String api,
        @Nullable String doc,
        @Nullable String er,
        Instant updatedAt)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.SOURCE_HASHES;
    }

    @Override
    public String key() {
        return source;
    }
}
