package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.wire.avro.Fields;

final class HashRows {
    private HashRows() {}

    static Fields write(SourceHash row, Fields fields) {
        return fields.with("source_id", row.source())
                .with("db", row.db())
                .with("api", row.api())
                .with("doc", row.doc())
                .with("er", row.er())
                .with("updated_at", row.updatedAt());
    }

    static SourceHash source(Fields fields) {
        return new SourceHash(
                fields.text("source_id"),
                fields.textOrNull("db"),
                fields.textOrNull("api"),
                fields.textOrNull("doc"),
                fields.textOrNull("er"),
                fields.time("updated_at"));
    }

    static Fields write(ResourceHash row, Fields fields) {
        return fields.with("source_id", row.source())
                .with("resource_type", row.type())
                .with("resource_name", row.name())
                .with("content_hash", row.contentHash())
                .with("updated_at", row.updatedAt());
    }

    static ResourceHash resource(Fields fields) {
        return new ResourceHash(
                fields.text("source_id"),
                fields.text("resource_type"),
                fields.text("resource_name"),
                fields.text("content_hash"),
                fields.time("updated_at"));
    }
}
