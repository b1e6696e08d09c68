package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.EntityReads.Reference;
import dev.lexlog.store.read.RankPlace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Where entities are mentioned: one statement, however many entities there are.
final class ReferenceQueries {
    private final DSLContext sql;
    private final Visibility visibility;

    ReferenceQueries(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /// The first of each entity behind a place in its list.
    Map<EntityId, List<Reference>> first(
            Collection<EntityId> entities, @Nullable RankPlace after, int limitEach) {
        var ranked = ranked(entities, after);
        var place = DSL.field(DSL.name("place"), SQLDataType.INTEGER);
        return sql.selectFrom(ranked)
                .where(place.le(limitEach))
                .orderBy(ranked.field(CHUNK_ENTITIES.ENTITY_ID), place)
                .fetchGroups(
                        row -> new EntityId(row.get(ranked.field(CHUNK_ENTITIES.ENTITY_ID))),
                        row -> reference(row, ranked));
    }

    private Table<?> ranked(Collection<EntityId> entities, @Nullable RankPlace after) {
        return DSL.select(
                        CHUNK_ENTITIES.ENTITY_ID,
                        CHUNK_ENTITIES.CHUNK_ID,
                        CHUNK_ENTITIES.CONFIDENCE,
                        CHUNKS.DOMAIN_ID,
                        CHUNKS.SESSION_ID,
                        CHUNKS.DOCUMENT,
                        CHUNKS.SECTION,
                        DSL.rowNumber()
                                .over()
                                .partitionBy(CHUNK_ENTITIES.ENTITY_ID)
                                .orderBy(CHUNK_ENTITIES.CONFIDENCE.desc(), CHUNK_ENTITIES.CHUNK_ID)
                                .as("place"))
                .from(VisibleLinks.table())
                .where(VisibleLinks.of(entities))
                .and(VisibleLinks.visible(visibility))
                .and(VisibleLinks.behind(after))
                .asTable("ranked");
    }

    private static Reference reference(Record row, Table<?> ranked) {
        return new Reference(
                new ChunkId(row.get(ranked.field(CHUNK_ENTITIES.CHUNK_ID))),
                new DocumentId(
                        row.get(ranked.field(CHUNKS.DOMAIN_ID)),
                        row.get(ranked.field(CHUNKS.SESSION_ID)),
                        row.get(ranked.field(CHUNKS.DOCUMENT))),
                row.get(ranked.field(CHUNKS.SECTION)),
                row.get(ranked.field(CHUNK_ENTITIES.CONFIDENCE)));
    }
}
