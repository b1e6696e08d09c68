package dev.lexlog.api.real;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows with the fields that a test speaks of; the rest is the same everywhere.
public final class Rows {
    public static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

    private Rows() {}

    public static Document document(DocumentId id, Source source) {
        return new Document(
                id,
                source,
                ChunkType.DOCUMENT,
                "text/markdown",
                "hash of " + id.name(),
                1,
                "https://example.org/" + id.name(),
                Map.of(),
                TIME,
                TIME);
    }

    /// A chunk and its place.
    public static List<LogRow> chunk(
            String id, DocumentId document, Source source, int index, String text) {
        var chunk = new ChunkId(id);
        return List.of(
                new Chunk(
                        chunk,
                        document,
                        null,
                        source,
                        ChunkType.DOCUMENT,
                        "Top",
                        text,
                        "hash",
                        null),
                new ChunkPosition(chunk, index, null, null, TIME));
    }

    public static ChunkEmbedding vector(
            String chunk, DocumentId document, Source source, float... values) {
        return new ChunkEmbedding(
                new ChunkId(chunk),
                document,
                null,
                source,
                ChunkType.DOCUMENT,
                "fake",
                Embedding.of(values).normalised());
    }

    public static Entity entity(
            String id, String name, @Nullable String domain, @Nullable String session) {
        return new Entity(
                new EntityId(id),
                name,
                Names.folded(name),
                name + "!",
                SemanticType.CONCEPT,
                "ORG",
                domain,
                session,
                3,
                1,
                TIME);
    }

    public static ChunkEntity link(String chunk, String entity, double confidence) {
        return new ChunkEntity(new ChunkId(chunk), new EntityId(entity), confidence, 2);
    }
}
