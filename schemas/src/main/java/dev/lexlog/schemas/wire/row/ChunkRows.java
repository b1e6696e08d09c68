package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.schemas.wire.avro.Fields;
import org.jspecify.annotations.Nullable;

final class ChunkRows {
    private ChunkRows() {}

    static Fields write(Chunk row, Fields fields) {
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

    static Chunk chunk(Fields fields) {
        return new Chunk(
                new ChunkId(fields.text("id")),
                fields.document("document"),
                fields.textOrNull("user_id"),
                fields.named("source", Source::named),
                fields.named("chunk_type", ChunkType::named),
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

    static Fields write(ChunkPosition row, Fields fields) {
        return fields.with("id", row.id().value())
                .with("chunk_index", row.index())
                .with("start", row.start())
                .with("end", row.end())
                .with("updated_at", row.updatedAt());
    }

    static ChunkPosition position(Fields fields) {
        return new ChunkPosition(
                new ChunkId(fields.text("id")),
                fields.number("chunk_index"),
                fields.numberOrNull("start"),
                fields.numberOrNull("end"),
                fields.time("updated_at"));
    }

    static Fields write(ChunkEmbedding row, Fields fields) {
        return fields.with("id", row.id().value())
                .with("document", row.document())
                .with("user_id", row.user())
                .with("source", row.source().wireName())
                .with("chunk_type", row.chunkType().wireName())
                .with("embedding_model", row.model())
                .with("embedding", row.vector().toBytes());
    }

    static ChunkEmbedding embedding(Fields fields) {
        return new ChunkEmbedding(
                new ChunkId(fields.text("id")),
                fields.document("document"),
                fields.textOrNull("user_id"),
                fields.named("source", Source::named),
                fields.named("chunk_type", ChunkType::named),
                fields.text("embedding_model"),
                Embedding.fromBytes(fields.bytes("embedding")));
    }
}
