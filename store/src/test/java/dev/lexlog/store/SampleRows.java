package dev.lexlog.store;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Rows to put, plain unless a test says otherwise.
public final class SampleRows {
    public static final int DIMENSION = 8;
    public static final GenerationSettings SETTINGS =
            new GenerationSettings(new EmbeddingModel("sample", DIMENSION), "english", 2);
    public static final Instant TIME = Instant.parse("2024-02-29T12:00:00.123Z");

    private SampleRows() {}

    public static Document document(DocumentId id) {
        return document(id, "http://example.org/" + id.name());
    }

    public static Document document(DocumentId id, @Nullable String url) {
        return new Document(
                id,
                Source.DOCUMENT,
                ChunkType.DOCUMENT,
                "text/markdown",
                "hash",
                1,
                url,
                Map.of("b", "2", "a", "ä\"1"),
                TIME,
                TIME.plusMillis(1));
    }

    public static Chunk chunk(String id, String document, String content) {
        return chunk(id, new DocumentId(null, null, document), null, content);
    }

    public static Chunk chunk(
            String id, DocumentId document, @Nullable String user, String content) {
        return new Chunk(
                new ChunkId(id),
                document,
                user,
                Source.DOCUMENT,
                ChunkType.DOCUMENT,
                "A > B",
                content,
                "hash of " + content,
                null);
    }

    public static ChunkPosition position(String id, int index) {
        return new ChunkPosition(new ChunkId(id), index, index * 10, index * 10 + 7, TIME);
    }

    public static ChunkEmbedding embedding(String id, String document, Embedding vector) {
        return embedding(chunk(id, document, ""), vector);
    }

    public static ChunkEmbedding embedding(Chunk chunk, Embedding vector) {
        return new ChunkEmbedding(
                chunk.id(),
                chunk.document(),
                chunk.user(),
                chunk.source(),
                chunk.chunkType(),
                "sample",
                vector);
    }

    public static Embedding vector(long seed) {
        return vector(new Random(seed), DIMENSION);
    }

    public static Embedding vector(Random random, int dimension) {
        var values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.of(values).normalised();
    }
}
