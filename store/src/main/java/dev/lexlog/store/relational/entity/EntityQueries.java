package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.EntityReads;
import dev.lexlog.store.read.NamePlace;
import dev.lexlog.store.read.RankPlace;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Entities in the tables of any engine.
public final class EntityQueries implements EntityReads {
    private final Sql sql;

    public EntityQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long count(Visibility visibility) {
        return sql.read(tx -> tx.fetchCount(ENTITIES, VisibleRows.entities(visibility)));
    }

    @Override
    public Map<EntityId, Entity> byId(Collection<EntityId> ids, Visibility visibility) {
        return sql.read(tx ->
                tx.selectFrom(ENTITIES)
                        .where(ENTITIES.ID.in(VisibleLinks.keys(ids)))
                        .and(VisibleRows.entities(visibility))
                        .fetchMap(
                                row -> new EntityId(row.get(ENTITIES.ID)), KnowledgeRows::entity));
    }

    @Override
    public Optional<Entity> byName(String name, Visibility visibility) {
        var links =
                DSL.field(
                        DSL.selectCount()
                                .from(CHUNK_ENTITIES)
                                .join(CHUNKS)
                                .on(CHUNKS.ID.eq(CHUNK_ENTITIES.CHUNK_ID))
                                .where(CHUNK_ENTITIES.ENTITY_ID.eq(ENTITIES.ID))
                                .and(VisibleRows.chunks(visibility)));
        return sql.read(tx ->
                tx.selectFrom(ENTITIES)
                        .where(ENTITIES.NAME_FOLDED.eq(Names.folded(name)))
                        .and(VisibleRows.entities(visibility))
                        .orderBy(links.desc(), ENTITIES.ID)
                        .limit(1)
                        .fetchOptional(KnowledgeRows::entity));
    }

    @Override
    public List<Entity> list(
            String q, Visibility visibility, @Nullable NamePlace after, int limit) {
        var part = Names.folded(q);
        return sql.read(tx ->
                tx.selectFrom(ENTITIES)
                        .where(VisibleRows.entities(visibility))
                        .and(
                                part.isEmpty()
                                        ? DSL.noCondition()
                                        : DSL.position(ENTITIES.NAME_FOLDED, part).gt(0))
                        .and(behind(after))
                        .orderBy(ENTITIES.NAME_FOLDED, ENTITIES.ID)
                        .limit(limit)
                        .fetch(KnowledgeRows::entity));
    }

    /// Not a comparison of rows: DuckDB skips no block of the table by one.
    private static Condition behind(@Nullable NamePlace after) {
        if (after == null) {
            return DSL.noCondition();
        }
        var name = ENTITIES.NAME_FOLDED;
        return name.ge(after.nameFolded())
                .and(name.gt(after.nameFolded()).or(ENTITIES.ID.gt(after.id())));
    }

    @Override
    public Map<EntityId, Statistics> statistics(Collection<EntityId> ids, Visibility visibility) {
        return sql.read(tx -> new LinkStatistics(tx, visibility).of(ids));
    }

    @Override
    public List<ChunkEntity> links(
            EntityId entity, Visibility visibility, @Nullable RankPlace after, int limit) {
        return sql.read(tx ->
                tx.select(CHUNK_ENTITIES.fields())
                        .from(VisibleLinks.table())
                        .where(VisibleLinks.of(List.of(entity)))
                        .and(VisibleLinks.visible(visibility))
                        .and(VisibleLinks.behind(after))
                        .orderBy(CHUNK_ENTITIES.CONFIDENCE.desc(), CHUNK_ENTITIES.CHUNK_ID)
                        .limit(limit)
                        .fetch(KnowledgeRows::link));
    }

    @Override
    public List<Reference> references(
            EntityId entity, Visibility visibility, @Nullable RankPlace after, int limit) {
        return sql.read(tx ->
                new ReferenceQueries(tx, visibility)
                        .first(List.of(entity), after, limit)
                        .getOrDefault(entity, List.of()));
    }

    @Override
    public Map<EntityId, List<Reference>> references(
            Collection<EntityId> entities, Visibility visibility, int limitEach) {
        return sql.read(
                tx -> new ReferenceQueries(tx, visibility).first(entities, null, limitEach));
    }

    @Override
    public List<Mentioning> documents(
            EntityId entity, Visibility visibility, @Nullable String afterKey, int limit) {
        return sql.read(tx ->
                new MentioningDocuments(tx, visibility)
                        .page(ENTITIES.ID.eq(entity.value()), afterKey, limit));
    }

    @Override
    public Map<ChunkId, List<Linked>> ofChunks(Collection<ChunkId> chunks, Visibility visibility) {
        return sql.read(tx ->
                tx.select(CHUNK_ENTITIES.fields())
                        .select(ENTITIES.fields())
                        .from(VisibleLinks.table())
                        .where(CHUNK_ENTITIES.CHUNK_ID.in(VisibleLinks.chunkKeys(chunks)))
                        .and(VisibleLinks.visible(visibility))
                        .orderBy(CHUNK_ENTITIES.CONFIDENCE.desc(), CHUNK_ENTITIES.ENTITY_ID)
                        .fetchGroups(
                                row -> new ChunkId(row.get(CHUNK_ENTITIES.CHUNK_ID)),
                                row ->
                                        new Linked(
                                                KnowledgeRows.entity(row),
                                                row.get(CHUNK_ENTITIES.CONFIDENCE),
                                                row.get(CHUNK_ENTITIES.MENTIONS))));
    }
}
