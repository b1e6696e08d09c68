package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.wire.avro.Fields;

final class EntityRows {
    private EntityRows() {}

    static Fields write(ChunkEntity row, Fields fields) {
        return fields.with("chunk_id", row.chunk().value())
                .with("entity_id", row.entity().value())
                .with("confidence", row.confidence())
                .with("mentions", row.mentions());
    }

    static ChunkEntity link(Fields fields) {
        return new ChunkEntity(
                new ChunkId(fields.text("chunk_id")),
                new EntityId(fields.text("entity_id")),
                fields.decimal("confidence"),
                fields.number("mentions"));
    }

    static Fields write(Entity row, Fields fields) {
        return fields.with("id", row.id().value())
                .with("name", row.name())
                .with("name_folded", row.nameFolded())
                .with("display_name", row.displayName())
                .with("semantic_type", row.semanticType().wireName())
                .with("ner_type", row.nerType())
                .with("domain_id", row.domain())
                .with("session_id", row.session())
                .with("mention_count", row.mentionCount())
                .with("document_count", row.documentCount())
                .with("created_at", row.createdAt());
    }

    static Entity entity(Fields fields) {
        return new Entity(
                new EntityId(fields.text("id")),
                fields.text("name"),
                fields.text("name_folded"),
                fields.text("display_name"),
                fields.named("semantic_type", SemanticType::named),
                fields.textOrNull("ner_type"),
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.count("mention_count"),
                fields.count("document_count"),
                fields.time("created_at"));
    }
}
