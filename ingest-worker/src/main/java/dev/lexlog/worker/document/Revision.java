package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import java.util.List;

/// A document as one event publishes it: all its rows, the chunks in their order.
record Revision(Document document, List<PlacedChunk> chunks) {
    Revision {
        chunks = List.copyOf(chunks);
    }

    record PlacedChunk(Chunk chunk, ChunkPosition position) {}
}
