package dev.lexlog.store.read;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vectors themselves, and what entities are alike by them.
public interface VectorReads {
    /// Those that exist and are visible.
    Map<ChunkId, Embedding> embeddings(Collection<ChunkId> chunks, Visibility visibility);

    /// The normalised mean of the vectors of each entity's visible chunks; an entity that has none,
    /// or whose mean is zero, is missing.
    Map<EntityId, Embedding> means(Collection<EntityId> entities, Visibility visibility);

    /// Entities by the best cosine of their visible chunks, at least `minimum`, descending, ties by
    /// id. Left out are those that a visible term with `ignored` names, and `leftOut`.
    List<Similar> similarEntities(
            Embedding query,
            double minimum,
            Visibility visibility,
            @Nullable EntityId leftOut,
            int limit);

    record Similar(Entity entity, double similarity) {}
}
