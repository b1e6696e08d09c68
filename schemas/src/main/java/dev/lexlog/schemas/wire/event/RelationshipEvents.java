package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.RelationshipApproved;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipChange;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.VerbChanged;
import dev.lexlog.schemas.wire.avro.Fields;

final class RelationshipEvents {
    private RelationshipEvents() {}

    static Fields write(RelationshipEdit event, Fields fields) {
        return fields.with("actor", event.actor())
                .with("user_id", event.userId())
                .with("session_id", event.sessionId())
                .with("domain_id", event.domainId())
                .with("change", change(event.change()).record());
    }

    static RelationshipEdit read(Fields fields) {
        return new RelationshipEdit(
                fields.textOrNull("actor"),
                fields.text("user_id"),
                fields.textOrNull("session_id"),
                fields.textOrNull("domain_id"),
                fields.text("event_id"),
                Envelope.occurredAt(fields),
                change(fields.fields("change")));
    }

    private static Fields change(RelationshipChange change) {
        return switch (change) {
            case RelationshipAsserted asserted ->
                    empty("RelationshipAsserted")
                            .with("subject_name", asserted.subjectName())
                            .with("verb", asserted.verb())
                            .with("object_name", asserted.objectName())
                            .with("sentence", asserted.sentence())
                            .with("confidence", asserted.confidence())
                            .with("verb_category", asserted.verbCategory());
            case VerbChanged changed ->
                    empty("VerbChanged")
                            .with("relationship_id", changed.relationshipId())
                            .with("verb", changed.verb());
            case RelationshipApproved approved ->
                    empty("RelationshipApproved")
                            .with("relationship_id", approved.relationshipId());
            case RelationshipRemoved removed ->
                    empty("RelationshipRemoved").with("relationship_id", removed.relationshipId());
        };
    }

    private static Fields empty(String kind) {
        return Envelope.change(InputTopic.RELATIONSHIP_EDITS, kind);
    }

    private static RelationshipChange change(Fields fields) {
        return switch (fields.kind()) {
            case "RelationshipAsserted" ->
                    new RelationshipAsserted(
                            fields.text("subject_name"),
                            fields.text("verb"),
                            fields.text("object_name"),
                            fields.textOrNull("sentence"),
                            fields.decimal("confidence"),
                            fields.text("verb_category"));
            case "VerbChanged" ->
                    new VerbChanged(fields.text("relationship_id"), fields.text("verb"));
            case "RelationshipApproved" -> new RelationshipApproved(fields.text("relationship_id"));
            case "RelationshipRemoved" -> new RelationshipRemoved(fields.text("relationship_id"));
            default -> throw Envelope.unknown(fields);
        };
    }
}
