package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// A ready chunk, perhaps with its vector (float32 little-endian, not yet checked) and the model
/// that made it.
@SuppressWarnings("ArrayRecordComponent")
public record PublishedChunk(
        String content,
        @Nullable String section,
        @Nullable String chunkType,
        byte @Nullable [] embedding,
        @Nullable String embeddingModel) {}
