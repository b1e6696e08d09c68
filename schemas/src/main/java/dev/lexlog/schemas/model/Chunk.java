package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// A piece of a document's text, without its place ({@link ChunkPosition}). `supplied` is a vector
/// that the producer brought along: it rides on the log for the embedding stage and is no column.
public record Chunk(
        ChunkId id,
        DocumentId document,
        @Nullable String user,
        Source source,
        ChunkType chunkType,
        @Nullable String section,
        String content,
        String contentHash,
        @Nullable SuppliedEmbedding supplied)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.CHUNKS;
    }

    @Override
    public String key() {
        return id.value();
    }

    /// What is embedded and indexed: the breadcrumb, when there is one, a newline, the text.
    public String searchableText() {
        return section == null ? content : section + "\n" + content;
    }
}
