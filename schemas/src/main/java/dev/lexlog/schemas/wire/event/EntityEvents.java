package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

final class EntityEvents {
    private static final Schema MENTION = items("mentions");
    private static final Schema RELATIONSHIP = items("relationships");

    private EntityEvents() {}

    static Fields write(EntitiesExtracted event, Fields fields) {
        return fields.with("name", event.name())
                .with("domain_id", event.domainId())
                .with("session_id", event.sessionId())
                .with("content_hash", event.contentHash())
                .with("mentions", event.mentions().stream().map(EntityEvents::record).toList())
                .with(
                        "relationships",
                        event.relationships().stream().map(EntityEvents::record).toList());
    }

    static EntitiesExtracted read(Fields fields) {
        return new EntitiesExtracted(
                fields.text("name"),
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.textOrNull("content_hash"),
                fields.list("mentions", EntityEvents::mention),
                fields.list("relationships", EntityEvents::relationship),
                fields.text("event_id"),
                Envelope.occurredAt(fields));
    }

    private static Schema items(String field) {
        return EventSchemas.of(InputTopic.NER).getField(field).schema().getElementType();
    }

    private static IndexedRecord record(Mention mention) {
        return Fields.empty(MENTION)
                .with("name", mention.name())
                .with("display_name", mention.displayName())
                .with("semantic_type", mention.semanticType())
                .with("ner_type", mention.nerType())
                .with("confidence", mention.confidence())
                .with("start", mention.start())
                .with("end", mention.end())
                .with("chunk_index", mention.chunkIndex())
                .record();
    }

    private static Mention mention(Fields fields) {
        return new Mention(
                fields.text("name"),
                fields.textOrNull("display_name"),
                fields.text("semantic_type"),
                fields.textOrNull("ner_type"),
                fields.decimal("confidence"),
                fields.numberOrNull("start"),
                fields.numberOrNull("end"),
                fields.numberOrNull("chunk_index"));
    }

    private static IndexedRecord record(ExtractedRelationship relationship) {
        return Fields.empty(RELATIONSHIP)
                .with("subject_name", relationship.subjectName())
                .with("verb", relationship.verb())
                .with("object_name", relationship.objectName())
                .with("sentence", relationship.sentence())
                .with("confidence", relationship.confidence())
                .with("verb_category", relationship.verbCategory())
                .record();
    }

    private static ExtractedRelationship relationship(Fields fields) {
        return new ExtractedRelationship(
                fields.text("subject_name"),
                fields.text("verb"),
                fields.text("object_name"),
                fields.textOrNull("sentence"),
                fields.decimal("confidence"),
                fields.text("verb_category"));
    }
}
