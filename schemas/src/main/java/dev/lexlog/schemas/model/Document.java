package dev.lexlog.schemas.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A document's row. Its content lives in its chunks; `contentHash` (SHA-256, hexadecimal) is its
/// revision.
public record Document(
        DocumentId id,
        Source source,
        ChunkType chunkType,
        String contentType,
        String contentHash,
        int chunkCount,
        @Nullable String sourceUrl,
        Map<String, String> attributes,
        Instant createdAt,
        Instant updatedAt)
        implements LogRow {
    public Document {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    @Override
    public LogTable table() {
        return LogTable.DOCUMENTS;
    }

    @Override
    public String key() {
        return Keys.document(id);
    }
}
