package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That everything of a scope goes which the broker appended before the command.
public record ScopeCommand(String eventId, @Nullable Instant occurredAt, ScopeChange change)
        implements InputEvent {
    @Override
    public InputTopic topic() {
        return InputTopic.SCOPE_COMMANDS;
    }

    @Override
    public String key() {
        return change.scopeId();
    }
}
