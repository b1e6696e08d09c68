package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.relationship.Triple;
import java.time.Instant;
import java.util.List;

/// An extraction that passed the rules. `revision` is the content hash it was made from, or {@link
/// #ANY}; `at` is the event's own time or the broker's.
record Extraction(
        DocumentId document,
        String revision,
        List<EntityMention> mentions,
        List<Triple> triples,
        Instant at) {
    /// Made from whichever revision there is.
    static final String ANY = "";

    Extraction {
        mentions = List.copyOf(mentions);
        triples = List.copyOf(triples);
    }
}
