package dev.lexlog.schemas.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The document's new revision: either `content`, to be chunked, or ready `chunks`. Names of source
/// and chunk type are as published and may be unknown.
public record DocumentPublished(
        String source,
        String chunkType,
        String contentType,
        @Nullable String content,
        @Nullable List<PublishedChunk> chunks,
        @Nullable String sourceUrl,
        Map<String, String> attributes)
        implements DocumentChange {
    public DocumentPublished {
        chunks = chunks == null ? null : List.copyOf(chunks);
        attributes = Map.copyOf(attributes);
    }
}
