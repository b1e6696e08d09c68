package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How much of a chunk an answer holds.
enum ChunkFields {
    ID,
    ALL,
    ALL_AND_EMBEDDING;

    static final String EMBEDDING = "embedding";

    /// `fields=id` and `include=embedding` exclude each other.
    static ChunkFields of(QueryParameters query) {
        var fields = query.single("fields");
        if (fields.isPresent() && !fields.get().equals("id")) {
            throw QueryParameters.problem("fields", fields.get(), "is unknown", "id");
        }
        var include = query.list("include").orElse(List.of());
        for (var part : include) {
            if (!part.equals(EMBEDDING)) {
                throw QueryParameters.problem("include", part, "is unknown", EMBEDDING);
            }
        }
        if (include.isEmpty()) {
            return fields.isPresent() ? ID : ALL;
        }
        if (fields.isPresent()) {
            throw QueryParameters.problem(
                    "include", EMBEDDING, "is given with fields=id", "one of the two");
        }
        return ALL_AND_EMBEDDING;
    }

    /// What makes JSON of any of these chunks; their vectors come in one query.
    Function<StoredChunk, ObjectNode> writer(
            Reading reading, Collection<StoredChunk> chunks, Visibility visibility) {
        return switch (this) {
            case ID -> chunk -> Json.object().put("id", chunk.chunk().id().value());
            case ALL -> chunk -> ChunkJson.of(chunk, true);
            case ALL_AND_EMBEDDING -> {
                var vectors = vectors(reading, chunks, visibility);
                yield chunk -> ChunkJson.withEmbedding(chunk, vectors.get(chunk.chunk().id()));
            }
        };
    }

    private static Map<ChunkId, Embedding> vectors(
            Reading reading, Collection<StoredChunk> chunks, Visibility visibility) {
        var ids = chunks.stream().map(chunk -> chunk.chunk().id()).toList();
        return reading.vectors().embeddings(ids, visibility);
    }
}
