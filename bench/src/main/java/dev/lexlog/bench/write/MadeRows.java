package dev.lexlog.bench.write;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Source;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/// Chunks of made-up words, ten a document, each with its position, a link and a vector. The same
/// seed makes the same rows.
final class MadeRows {
    static final int DIMENSION = 1_024;
    static final String MODEL = "bench";
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CHUNKS_A_DOCUMENT = 10;
    private static final int WORDS = 90;
    private static final int ENTITIES = 5_000;

    private final long seed;

    MadeRows(long seed) {
        this.seed = seed;
    }

    Chunk chunk(int index) {
        var random = random(index);
        var text = new StringJoiner(" ");
        for (int i = 0; i < WORDS; i++) {
            text.add(Integer.toString(random.nextInt(50_000), Character.MAX_RADIX));
        }
        var content = text.toString();
        var document = new DocumentId(null, null, "document-" + index / CHUNKS_A_DOCUMENT);
        var source = Source.DOCUMENT;
        var type = ChunkType.DOCUMENT;
        var id = ChunkId.of(document, null, source, type, null, content, 0);
        return new Chunk(
                id, document, null, source, type, null, content, Hashes.content(content), null);
    }

    ChunkPosition position(Chunk chunk, int index) {
        int place = index % CHUNKS_A_DOCUMENT;
        return new ChunkPosition(chunk.id(), place, place * WORDS, (place + 1) * WORDS, TIME);
    }

    ChunkEntity link(Chunk chunk, int index) {
        var name = "entity " + random(index).nextInt(ENTITIES);
        return new ChunkEntity(chunk.id(), EntityId.of(name, null, null), 0.9, 1);
    }

    ChunkEmbedding embedding(Chunk chunk, int index) {
        var random = random(index);
        var values = new float[DIMENSION];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new ChunkEmbedding(
                chunk.id(),
                chunk.document(),
                chunk.user(),
                chunk.source(),
                chunk.chunkType(),
                MODEL,
                Embedding.of(values).normalised());
    }

    private SplittableRandom random(int index) {
        return new SplittableRandom(seed * 31 + index);
    }
}
