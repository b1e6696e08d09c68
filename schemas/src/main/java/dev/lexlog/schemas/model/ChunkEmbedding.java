package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// A chunk's vector of length one, with every column that a search may filter by. Those columns are
/// part of the chunk's identity, so they never change.
public record ChunkEmbedding(
        ChunkId id,
        DocumentId document,
        @Nullable String user,
        Source source,
        ChunkType chunkType,
        String model,
        Embedding vector)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.EMBEDDINGS;
    }

    @Override
    public String key() {
        return id.value();
    }
}
