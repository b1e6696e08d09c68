package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An edit of a user's glossary. Names in it are those of the edit's domain.
public record GlossaryEdit(
        @Nullable String actor,
        String userId,
        @Nullable String sessionId,
        @Nullable String domainId,
        String eventId,
        @Nullable Instant occurredAt,
        GlossaryChange change)
        implements InputEvent {
    @Override
    public InputTopic topic() {
        return InputTopic.GLOSSARY_EDITS;
    }

    @Override
    public String key() {
        return userId;
    }
}
