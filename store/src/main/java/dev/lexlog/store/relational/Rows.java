package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.ChunkPositions.CHUNK_POSITIONS;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Source;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Record;

/// Rows of the tables as domain records.
public final class Rows {
    private Rows() {}

    public static Document document(Record row) {
        return new Document(
                new DocumentId(
                        row.get(DOCUMENTS.DOMAIN_ID),
                        row.get(DOCUMENTS.SESSION_ID),
                        row.get(DOCUMENTS.NAME)),
                source(row.get(DOCUMENTS.SOURCE)),
                chunkType(row.get(DOCUMENTS.CHUNK_TYPE)),
                row.get(DOCUMENTS.CONTENT_TYPE),
                row.get(DOCUMENTS.CONTENT_HASH),
                row.get(DOCUMENTS.CHUNK_COUNT),
                row.get(DOCUMENTS.SOURCE_URL),
                Attributes.parse(row.get(DOCUMENTS.ATTRIBUTES)),
                instant(row.get(DOCUMENTS.CREATED_AT)),
                instant(row.get(DOCUMENTS.UPDATED_AT)));
    }

    public static Chunk chunk(Record row) {
        return new Chunk(
                new ChunkId(row.get(CHUNKS.ID)),
                new DocumentId(
                        row.get(CHUNKS.DOMAIN_ID),
                        row.get(CHUNKS.SESSION_ID),
                        row.get(CHUNKS.DOCUMENT)),
                row.get(CHUNKS.USER_ID),
                source(row.get(CHUNKS.SOURCE)),
                chunkType(row.get(CHUNKS.CHUNK_TYPE)),
                row.get(CHUNKS.SECTION),
                row.get(CHUNKS.CONTENT),
                row.get(CHUNKS.CONTENT_HASH),
                null);
    }

    public static ChunkPosition chunkPosition(Record row) {
        return new ChunkPosition(
                new ChunkId(row.get(CHUNK_POSITIONS.ID)),
                row.get(CHUNK_POSITIONS.CHUNK_INDEX),
                row.get(CHUNK_POSITIONS.START),
                row.get(CHUNK_POSITIONS.END),
                instant(row.get(CHUNK_POSITIONS.UPDATED_AT)));
    }

    public static ChunkEmbedding embedding(Record row, Embedding vector) {
        return new ChunkEmbedding(
                new ChunkId(row.get(EMBEDDINGS.ID)),
                new DocumentId(
                        row.get(EMBEDDINGS.DOMAIN_ID),
                        row.get(EMBEDDINGS.SESSION_ID),
                        row.get(EMBEDDINGS.DOCUMENT)),
                row.get(EMBEDDINGS.USER_ID),
                source(row.get(EMBEDDINGS.SOURCE)),
                chunkType(row.get(EMBEDDINGS.CHUNK_TYPE)),
                row.get(EMBEDDINGS.EMBEDDING_MODEL),
                vector);
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    public static Source source(String name) {
        return Source.named(name).orElseThrow(() -> new Fault("unknown source in a row: " + name));
    }

    private static ChunkType chunkType(String name) {
        return ChunkType.named(name)
                .orElseThrow(() -> new Fault("unknown chunk type in a row: " + name));
    }
}
