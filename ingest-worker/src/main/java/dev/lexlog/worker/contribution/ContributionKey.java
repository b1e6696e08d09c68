package dev.lexlog.worker.contribution;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;

/// The record key of a contribution: the array [id of the aggregate, document key]. A tombstone
/// under it retracts.
public record ContributionKey(String id, DocumentId document) {
    public static ContributionKey parse(String key) {
        var parts = Keys.texts(key);
        var id = parts.size() == 2 ? parts.getFirst() : null;
        var document = parts.size() == 2 ? parts.getLast() : null;
        if (id == null || document == null) {
            throw new IllegalArgumentException("not a contribution's key: " + key);
        }
        return new ContributionKey(id, Keys.documentId(document));
    }

    public String format() {
        return Keys.array(id, Keys.document(document));
    }
}
