package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// Where a text names something: `[start, end)` in Unicode code points of the content as published,
/// or the chunk of this index.
public record Mention(
        String name,
        @Nullable String displayName,
        String semanticType,
        @Nullable String nerType,
        double confidence,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable Integer chunkIndex) {}
