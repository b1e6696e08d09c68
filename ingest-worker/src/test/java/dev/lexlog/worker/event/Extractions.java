package dev.lexlog.worker.event;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.RelationshipApproved;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipChange;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.model.Hashes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short ways to say what was found in documents, and what users say of it.
public final class Extractions {
    private Extractions() {}

    /// From whichever revision there is.
    public static EntitiesExtracted extracted(String document, Mention... mentions) {
        return extraction(document, null, List.of(mentions), List.of());
    }

    /// From the revision with this content.
    public static EntitiesExtracted extractedFrom(
            String document, String content, Mention... mentions) {
        return extraction(document, Hashes.content(content), List.of(mentions), List.of());
    }

    public static EntitiesExtracted asserted(String document, ExtractedRelationship... triples) {
        return extraction(document, null, List.of(), List.of(triples));
    }

    public static EntitiesExtracted extraction(
            String document,
            @Nullable String contentHash,
            List<Mention> mentions,
            List<ExtractedRelationship> triples) {
        return new EntitiesExtracted(
                document, null, null, contentHash, mentions, triples, "", null);
    }

    public static EntitiesExtracted in(
            @Nullable String domain, @Nullable String session, EntitiesExtracted event) {
        return new EntitiesExtracted(
                event.name(),
                domain,
                session,
                event.contentHash(),
                event.mentions(),
                event.relationships(),
                event.eventId(),
                event.occurredAt());
    }

    public static EntitiesExtracted at(@Nullable Instant time, EntitiesExtracted event) {
        return new EntitiesExtracted(
                event.name(),
                event.domainId(),
                event.sessionId(),
                event.contentHash(),
                event.mentions(),
                event.relationships(),
                event.eventId(),
                time);
    }

    /// By offset.
    public static Mention at(String name, int start) {
        return mention(name, 1.0, start, start + name.length(), null);
    }

    public static Mention inChunk(String name, int index) {
        return mention(name, 1.0, null, null, index);
    }

    public static Mention inChunk(String name, int index, double confidence) {
        return mention(name, confidence, null, null, index);
    }

    public static Mention mention(
            String name,
            double confidence,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer index) {
        return new Mention(name, null, "concept", null, confidence, start, end, index);
    }

    public static ExtractedRelationship triple(
            String subject, String verb, String object, double confidence) {
        return new ExtractedRelationship(subject, verb, object, null, confidence, "other");
    }

    public static RelationshipEdit edit(RelationshipChange change) {
        return new RelationshipEdit(null, "anna", null, null, "", null, change);
    }

    public static RelationshipEdit editIn(
            @Nullable String domain, @Nullable String session, RelationshipChange change) {
        return new RelationshipEdit(null, "anna", session, domain, "", null, change);
    }

    public static RelationshipAsserted assertion(String subject, String verb, String object) {
        return new RelationshipAsserted(subject, verb, object, "Said by a user.", 0.5, "action");
    }

    public static RelationshipEdit approved(String id) {
        return edit(new RelationshipApproved(id));
    }
}
