package dev.lexlog.schemas.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a chunk lies in its document: `index` from 0, `[start, end)` in Unicode code points of the
/// content as published (both null for pre-chunked documents and HTML).
public record ChunkPosition(
        ChunkId id, int index, @Nullable Integer start, @Nullable Integer end, Instant updatedAt)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.CHUNK_POSITIONS;
    }

    @Override
    public String key() {
        return id.value();
    }
}
