package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Reading.StoredChunk;
import org.jspecify.annotations.Nullable;

/// A chunk as JSON. Its place is null while the row of its position is still on the way.
public final class ChunkJson {
    private ChunkJson() {}

    public static ObjectNode of(StoredChunk stored, boolean withContent) {
        var chunk = stored.chunk();
        var place = stored.position();
        var json = Json.object();
        json.put("id", chunk.id().value());
        json.put("document", chunk.document().name());
        json.put("domain_id", chunk.document().domain());
        json.put("session_id", chunk.document().session());
        json.put("source", chunk.source().wireName());
        json.put("chunk_type", chunk.chunkType().wireName());
        json.put("section", chunk.section());
        json.put("chunk_index", place == null ? null : place.index());
        json.put("start", place == null ? null : place.start());
        json.put("end", place == null ? null : place.end());
        if (withContent) {
            json.put("content", chunk.content());
        }
        json.put("source_url", stored.sourceUrl());
        return json;
    }

    /// With the field `embedding`: null while the chunk has none.
    static ObjectNode withEmbedding(StoredChunk stored, @Nullable Embedding vector) {
        var json = of(stored, true);
        if (vector == null) {
            return json.putNull("embedding");
        }
        var values = json.putArray("embedding");
        for (float value : vector.toArray()) {
            values.add(value);
        }
        return json;
    }
}
