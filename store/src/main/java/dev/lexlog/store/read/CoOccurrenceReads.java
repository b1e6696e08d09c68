package dev.lexlog.store.read;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Entities that share visible chunks.
public interface CoOccurrenceReads {
    /// By the number of shared chunks descending, then id.
    List<CoOccurring> with(
            EntityId entity, Visibility visibility, @Nullable RankPlace after, int limit);

    /// The first of each entity; one that is invisible or alone is missing.
    Map<EntityId, List<CoOccurring>> with(
            Collection<EntityId> entities, Visibility visibility, int limitEach);

    /// Pairs that share at least `minimum` chunks, by their number descending, then both ids.
    List<Pair> pairs(long minimum, Visibility visibility, @Nullable PairPlace after, int limit);

    /// Chunks that mention both, by id.
    List<ChunkId> sharedChunks(
            EntityId one,
            EntityId other,
            Visibility visibility,
            @Nullable ChunkId after,
            int limit);

    /// Another entity, and how many chunks mention both.
    record CoOccurring(Entity entity, long sharedChunks) {
        public RankPlace place() {
            return new RankPlace(sharedChunks, entity.id().value());
        }
    }

    /// Two entities, the one with the lower id first.
    record Pair(Entity first, Entity second, long sharedChunks) {
        public PairPlace place() {
            return new PairPlace(sharedChunks, first.id(), second.id());
        }
    }

    record PairPlace(long sharedChunks, EntityId first, EntityId second) {}
}
