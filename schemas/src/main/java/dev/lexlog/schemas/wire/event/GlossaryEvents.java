package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.wire.avro.Fields;

final class GlossaryEvents {
    private GlossaryEvents() {}

    static Fields write(GlossaryEdit event, Fields fields) {
        return fields.with("actor", event.actor())
                .with("user_id", event.userId())
                .with("session_id", event.sessionId())
                .with("domain_id", event.domainId())
                .with("change", change(event.change()).record());
    }

    static GlossaryEdit read(Fields fields) {
        return new GlossaryEdit(
                fields.textOrNull("actor"),
                fields.text("user_id"),
                fields.textOrNull("session_id"),
                fields.textOrNull("domain_id"),
                fields.text("event_id"),
                Envelope.occurredAt(fields),
                change(fields.fields("change")));
    }

    private static Fields change(GlossaryChange change) {
        return switch (change) {
            case TermDefined defined -> TermFields.write(defined, empty("TermDefined"));
            case TermChanged changed -> TermFields.write(changed, empty("TermChanged"));
            case TermRenamed renamed ->
                    empty("TermRenamed")
                            .with("term_id", renamed.termId())
                            .with("name", renamed.name())
                            .with("new_name", renamed.newName());
            case TermRemoved removed ->
                    empty("TermRemoved")
                            .with("term_id", removed.termId())
                            .with("name", removed.name())
                            .with("children", removed.children());
            case TermsRemovedByStatus removed ->
                    empty("TermsRemovedByStatus")
                            .with("status", removed.status())
                            .with("provenance", removed.provenance());
            case GlossaryCleared cleared ->
                    empty("GlossaryCleared").with("session_id", cleared.sessionId());
        };
    }

    private static Fields empty(String kind) {
        return Envelope.change(InputTopic.GLOSSARY_EDITS, kind);
    }

    private static GlossaryChange change(Fields fields) {
        return switch (fields.kind()) {
            case "TermDefined" -> TermFields.defined(fields);
            case "TermChanged" -> TermFields.changed(fields);
            case "TermRenamed" ->
                    new TermRenamed(
                            fields.textOrNull("term_id"),
                            fields.textOrNull("name"),
                            fields.text("new_name"));
            case "TermRemoved" ->
                    new TermRemoved(
                            fields.textOrNull("term_id"),
                            fields.textOrNull("name"),
                            fields.text("children"));
            case "TermsRemovedByStatus" ->
                    new TermsRemovedByStatus(
                            fields.text("status"), fields.textOrNull("provenance"));
            case "GlossaryCleared" -> new GlossaryCleared(fields.textOrNull("session_id"));
            default -> throw Envelope.unknown(fields);
        };
    }
}
