package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import org.apache.avro.generic.IndexedRecord;

/// Input events as Avro records and back.
public final class EventRecords {
    private EventRecords() {}

    public static IndexedRecord record(InputEvent event) {
        var fields =
                Fields.empty(EventSchemas.of(event.topic()))
                        .with("event_id", event.eventId())
                        .with("occurred_at", event.occurredAt());
        return switch (event) {
            case DocumentEvent e -> DocumentEvents.write(e, fields).record();
            case EntitiesExtracted e -> EntityEvents.write(e, fields).record();
            case GlossaryEdit e -> GlossaryEvents.write(e, fields).record();
            case RelationshipEdit e -> RelationshipEvents.write(e, fields).record();
            case HashUpdate e -> HashEvents.write(e, fields).record();
            case ScopeCommand e -> ScopeEvents.write(e, fields).record();
            case ClustersComputed e -> ClusterEvents.write(e, fields).record();
        };
    }

    public static InputEvent event(InputTopic topic, Object datum) {
        var fields = Fields.of(datum);
        return switch (topic) {
            case DOCUMENTS -> DocumentEvents.read(fields);
            case NER -> EntityEvents.read(fields);
            case GLOSSARY_EDITS -> GlossaryEvents.read(fields);
            case RELATIONSHIP_EDITS -> RelationshipEvents.read(fields);
            case HASH_UPDATES -> HashEvents.read(fields);
            case SCOPE_COMMANDS -> ScopeEvents.read(fields);
            case CLUSTERS -> ClusterEvents.read(fields);
        };
    }
}
