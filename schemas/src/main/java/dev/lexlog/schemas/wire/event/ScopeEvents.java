package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ScopeChange;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.SourceCleared;
import dev.lexlog.schemas.wire.avro.Fields;

final class ScopeEvents {
    private ScopeEvents() {}

    static Fields write(ScopeCommand event, Fields fields) {
        return fields.with("change", change(event.change()).record());
    }

    static ScopeCommand read(Fields fields) {
        return new ScopeCommand(
                fields.text("event_id"),
                Envelope.occurredAt(fields),
                change(fields.fields("change")));
    }

    private static Fields change(ScopeChange change) {
        return switch (change) {
            case SessionEnded ended ->
                    empty("SessionEnded")
                            .with("session_id", ended.sessionId())
                            .withOrNull("up_to", ended.upTo());
            case DomainRemoved removed ->
                    empty("DomainRemoved").with("domain_id", removed.domainId());
            case SourceCleared cleared ->
                    empty("SourceCleared")
                            .with("source", cleared.source())
                            .with("domain_id", cleared.domainId());
        };
    }

    private static Fields empty(String kind) {
        return Envelope.change(InputTopic.SCOPE_COMMANDS, kind);
    }

    private static ScopeChange change(Fields fields) {
        return switch (fields.kind()) {
            case "SessionEnded" ->
                    new SessionEnded(fields.text("session_id"), fields.timeOrNull("up_to"));
            case "DomainRemoved" -> new DomainRemoved(fields.text("domain_id"));
            case "SourceCleared" ->
                    new SourceCleared(fields.text("source"), fields.textOrNull("domain_id"));
            default -> throw Envelope.unknown(fields);
        };
    }
}
