package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a producer says, as published: not yet judged.
public sealed interface InputEvent
        permits DocumentEvent,
                EntitiesExtracted,
                GlossaryEdit,
                RelationshipEdit,
                HashUpdate,
                ScopeCommand,
                ClustersComputed {
    InputTopic topic();

    /// The record key that belongs to this event.
    String key();

    /// The producer's id of the event, for tracing only.
    String eventId();

    /// Null means the broker's time.
    @Nullable Instant occurredAt();
}
