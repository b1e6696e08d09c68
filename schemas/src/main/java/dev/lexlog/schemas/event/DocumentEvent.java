package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event of the documents topic, as published. `occurredAt` null means the broker's time.
public record DocumentEvent(
        String name,
        @Nullable String domainId,
        @Nullable String sessionId,
        String eventId,
        @Nullable Instant occurredAt,
        DocumentChange change)
        implements InputEvent {
    @Override
    public InputTopic topic() {
        return InputTopic.DOCUMENTS;
    }

    @Override
    public String key() {
        return name;
    }
}
