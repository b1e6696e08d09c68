package dev.lexlog.worker.rules;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A document event that passed the rules. `at` is the event's own time or the broker's.
public sealed interface DocumentCommand {
    DocumentId id();

    record Publish(
            DocumentId id,
            Source source,
            ChunkType chunkType,
            String contentType,
            Body body,
            @Nullable String sourceUrl,
            Map<String, String> attributes,
            Instant at)
            implements DocumentCommand {
        public Publish {
            attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        }
    }

    /// With `erase` also what waits for the document or was remembered of it.
    record Remove(DocumentId id, boolean erase) implements DocumentCommand {}

    /// What was published: text for the chunker, or chunks that are ready.
    sealed interface Body {
        record Content(String text) implements Body {}

        record Ready(List<ReadyChunk> chunks) implements Body {
            public Ready {
                chunks = List.copyOf(chunks);
            }
        }
    }

    record ReadyChunk(
            String content,
            @Nullable String section,
            ChunkType chunkType,
            @Nullable SuppliedEmbedding supplied) {}
}
