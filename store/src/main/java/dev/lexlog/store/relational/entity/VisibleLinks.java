package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.RankPlace;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Links with their chunk and entity, and the condition that both are visible.
public final class VisibleLinks {
    private VisibleLinks() {}

    public static Table<Record> table() {
        return CHUNK_ENTITIES
                .join(CHUNKS)
                .on(CHUNKS.ID.eq(CHUNK_ENTITIES.CHUNK_ID))
                .join(ENTITIES)
                .on(ENTITIES.ID.eq(CHUNK_ENTITIES.ENTITY_ID));
    }

    public static Condition visible(Visibility visibility) {
        return VisibleRows.chunks(visibility).and(VisibleRows.entities(visibility));
    }

    static Condition of(Collection<EntityId> entities) {
        return CHUNK_ENTITIES.ENTITY_ID.in(keys(entities));
    }

    /// In the links of one entity.
    static Condition behind(@Nullable RankPlace after) {
        if (after == null) {
            return DSL.noCondition();
        }
        var confidence = CHUNK_ENTITIES.CONFIDENCE;
        return confidence
                .lt(after.rank())
                .or(confidence.eq(after.rank()).and(CHUNK_ENTITIES.CHUNK_ID.gt(after.id())));
    }

    static List<String> keys(Collection<EntityId> entities) {
        return entities.stream().map(EntityId::value).toList();
    }

    static List<String> chunkKeys(Collection<ChunkId> chunks) {
        return chunks.stream().map(ChunkId::value).toList();
    }
}
