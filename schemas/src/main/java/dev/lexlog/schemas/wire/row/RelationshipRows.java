package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.VerbCategory;
import dev.lexlog.schemas.wire.avro.Fields;

final class RelationshipRows {
    private RelationshipRows() {}

    static Fields write(Relationship row, Fields fields) {
        return fields.with("id", row.id().value())
                .with("subject_name", row.subjectName())
                .with("subject_folded", row.subjectFolded())
                .with("verb", row.verb())
                .with("object_name", row.objectName())
                .with("object_folded", row.objectFolded())
                .with("sentence", row.sentence())
                .with("confidence", row.confidence())
                .with("verb_category", row.verbCategory().wireName())
                .with("domain_id", row.domain())
                .with("session_id", row.session())
                .with("user_edited", row.userEdited())
                .with("created_at", row.createdAt());
    }

    static Relationship relationship(Fields fields) {
        return new Relationship(
                new RelationshipId(fields.text("id")),
                fields.text("subject_name"),
                fields.text("subject_folded"),
                fields.text("verb"),
                fields.text("object_name"),
                fields.text("object_folded"),
                fields.textOrNull("sentence"),
                fields.decimal("confidence"),
                fields.named("verb_category", VerbCategory::named),
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.flag("user_edited"),
                fields.time("created_at"));
    }
}
