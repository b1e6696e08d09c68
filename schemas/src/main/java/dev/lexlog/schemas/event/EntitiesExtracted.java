package dev.lexlog.schemas.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found in one revision of a document; replaces that document's previous extraction.
/// `contentHash` tells the revision; null is whichever there is.
public record EntitiesExtracted(
        String name,
        @Nullable String domainId,
        @Nullable String sessionId,
        @Nullable String contentHash,
        List<Mention> mentions,
        List<ExtractedRelationship> relationships,
        String eventId,
        @Nullable Instant occurredAt)
        implements InputEvent {
    public EntitiesExtracted {
        mentions = List.copyOf(mentions);
        relationships = List.copyOf(relationships);
    }

    @Override
    public InputTopic topic() {
        return InputTopic.NER;
    }

    @Override
    public String key() {
        return name;
    }
}
