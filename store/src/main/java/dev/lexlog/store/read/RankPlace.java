package dev.lexlog.store.read;

import dev.lexlog.schemas.model.ChunkEntity;

/// Where an item stands in a list by a number, descending, then by id.
public record RankPlace(double rank, String id) {
    /// Among the links of one entity.
    public static RankPlace of(ChunkEntity link) {
        return new RankPlace(link.confidence(), link.chunk().value());
    }
}
