package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Rows of the log as Avro records and back.
final class RowRecords {
    private RowRecords() {}

    static IndexedRecord record(LogRow row) {
        var fields = Fields.empty(EventSchemas.of(row.table()));
        return switch (row) {
            case Document document -> write(document, fields).record();
            case Chunk chunk -> write(chunk, fields).record();
            case ChunkPosition position -> write(position, fields).record();
            case ChunkEmbedding embedding -> write(embedding, fields).record();
        };
    }

    static LogRow row(LogTable table, Object datum) {
        var fields = Fields.of(datum);
        return switch (table) {
            case DOCUMENTS -> document(fields);
            case CHUNKS -> chunk(fields);
            case CHUNK_POSITIONS -> position(fields);
            case EMBEDDINGS -> embedding(fields);
        };
    }

    private static Fields write(Document row, Fields fields) {
        return fields.with("name", row.id())
                .with("source", row.source().wireName())
                .with("chunk_type", row.chunkType().wireName())
                .with("content_type", row.contentType())
                .with("content_hash", row.contentHash())
                .with("chunk_count", row.chunkCount())
                .with("source_url", row.sourceUrl())
                .with("attributes", row.attributes())
                .with("created_at", row.createdAt())
                .with("updated_at", row.updatedAt());
    }

    private static Document document(Fields fields) {
        return new Document(
                fields.document("name"),
                fields.source(),
                fields.chunkType(),
                fields.text("content_type"),
                fields.text("content_hash"),
                fields.number("chunk_count"),
                fields.textOrNull("source_url"),
                fields.texts("attributes"),
                fields.time("created_at"),
                fields.time("updated_at"));
    }

    private static Fields write(Chunk row, Fields fields) {
        var supplied = row.supplied();
        return fields.with("id", row.id().value())
                .with("document", row.document())
                .with("user_id", row.user())
                .with("source", row.source().wireName())
                .with("chunk_type", row.chunkType().wireName())
                .with("section", row.section())
                .with("content", row.content())
                .with("content_hash", row.contentHash())
                .with("embedding", supplied == null ? null : supplied.vector().toBytes())
                .with("embedding_model", supplied == null ? null : supplied.model());
    }

    private static Chunk chunk(Fields fields) {
        return new Chunk(
                new ChunkId(fields.text("id")),
                fields.document("document"),
                fields.textOrNull("user_id"),
                fields.source(),
                fields.chunkType(),
                fields.textOrNull("section"),
                fields.text("content"),
                fields.text("content_hash"),
                supplied(fields));
    }

    private static @Nullable SuppliedEmbedding supplied(Fields fields) {
        var vector = fields.bytesOrNull("embedding");
        return vector == null
                ? null
                : new SuppliedEmbedding(
                        fields.text("embedding_model"), Embedding.fromBytes(vector));
    }

    private static Fields write(ChunkPosition row, Fields fields) {
        return fields.with("id", row.id().value())
                .with("chunk_index", row.index())
                .with("start", row.start())
                .with("end", row.end())
                .with("updated_at", row.updatedAt());
    }

    private static ChunkPosition position(Fields fields) {
        return new ChunkPosition(
                new ChunkId(fields.text("id")),
                fields.number("chunk_index"),
                (Integer) fields.value("start"),
                (Integer) fields.value("end"),
                fields.time("updated_at"));
    }

    private static Fields write(ChunkEmbedding row, Fields fields) {
        return fields.with("id", row.id().value())
                .with("document", row.document())
                .with("user_id", row.user())
                .with("source", row.source().wireName())
                .with("chunk_type", row.chunkType().wireName())
                .with("embedding_model", row.model())
                .with("embedding", row.vector().toBytes());
    }

    private static ChunkEmbedding embedding(Fields fields) {
        return new ChunkEmbedding(
                new ChunkId(fields.text("id")),
                fields.document("document"),
                fields.textOrNull("user_id"),
                fields.source(),
                fields.chunkType(),
                fields.text("embedding_model"),
                Embedding.fromBytes(fields.bytes("embedding")));
    }
}
