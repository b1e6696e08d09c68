package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document as one event publishes it: all its rows, the chunks in their order, and how many code
/// points the content has, unless it came as ready chunks.
record Revision(Document document, List<PlacedChunk> chunks, @Nullable Integer length) {
    Revision {
        chunks = List.copyOf(chunks);
    }

    record PlacedChunk(Chunk chunk, ChunkPosition position) {}
}
