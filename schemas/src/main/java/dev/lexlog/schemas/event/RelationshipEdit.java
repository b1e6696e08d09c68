package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user's word on a relationship. The key is the session, or the user without one.
public record RelationshipEdit(
        @Nullable String actor,
        String userId,
        @Nullable String sessionId,
        @Nullable String domainId,
        String eventId,
        @Nullable Instant occurredAt,
        RelationshipChange change)
        implements InputEvent {
    @Override
    public InputTopic topic() {
        return InputTopic.RELATIONSHIP_EDITS;
    }

    @Override
    public String key() {
        return sessionId == null || sessionId.isEmpty() ? userId : sessionId;
    }
}
