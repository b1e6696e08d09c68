package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.wire.avro.Fields;

final class DocumentRows {
    private DocumentRows() {}

    static Fields write(Document row, Fields fields) {
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

    static Document document(Fields fields) {
        return new Document(
                fields.document("name"),
                fields.named("source", Source::named),
                fields.named("chunk_type", ChunkType::named),
                fields.text("content_type"),
                fields.text("content_hash"),
                fields.number("chunk_count"),
                fields.textOrNull("source_url"),
                fields.textMap("attributes"),
                fields.time("created_at"),
                fields.time("updated_at"));
    }
}
