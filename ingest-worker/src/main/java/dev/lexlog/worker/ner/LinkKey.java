package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EntityId;
import java.util.Comparator;

/// Which entity a document mentions in which of its chunks; an entity's links stand together.
record LinkKey(EntityId entity, ChunkId chunk) implements Comparable<LinkKey> {
    private static final Comparator<LinkKey> ORDER =
            Comparator.comparing(LinkKey::entity).thenComparing(LinkKey::chunk);

    @Override
    public int compareTo(LinkKey other) {
        return ORDER.compare(this, other);
    }
}
