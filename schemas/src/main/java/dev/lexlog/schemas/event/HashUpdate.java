package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A hash by which a source or a resource is known to be unchanged.
public record HashUpdate(String eventId, @Nullable Instant occurredAt, HashChange change)
        implements InputEvent {
    @Override
    public InputTopic topic() {
        return InputTopic.HASH_UPDATES;
    }

    @Override
    public String key() {
        return change.sourceId();
    }
}
