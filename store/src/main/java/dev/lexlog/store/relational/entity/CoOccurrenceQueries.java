package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.CoOccurrenceReads;
import dev.lexlog.store.read.RankPlace;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.VisibleRows;
import dev.lexlog.store.relational.generated.tables.ChunkEntities;
import dev.lexlog.store.relational.generated.tables.Entities;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Links joined with the other links of their chunks.
public final class CoOccurrenceQueries implements CoOccurrenceReads {
    private static final ChunkEntities ONE = CHUNK_ENTITIES.as("one");
    private static final ChunkEntities OTHER = CHUNK_ENTITIES.as("other");
    private static final Entities ONE_ENTITY = ENTITIES.as("one_entity");
    private static final Entities OTHER_ENTITY = ENTITIES.as("other_entity");
    private static final Field<Integer> SHARED = DSL.count();
    private static final Field<String> ONE_ID = text("one_id");
    private static final Field<String> OTHER_ID = text("other_id");
    private static final Field<Integer> SHARED_CHUNKS = number("shared_chunks");
    private static final Field<Integer> PLACE = number("place");

    private final Sql sql;

    public CoOccurrenceQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<CoOccurring> with(
            EntityId entity, Visibility visibility, @Nullable RankPlace after, int limit) {
        return sql.read(tx ->
                first(tx, List.of(entity), visibility, behind(after), limit)
                        .getOrDefault(entity, List.of()));
    }

    @Override
    public Map<EntityId, List<CoOccurring>> with(
            Collection<EntityId> entities, Visibility visibility, int limitEach) {
        return sql.read(tx -> first(tx, entities, visibility, DSL.noCondition(), limitEach));
    }

    private static Map<EntityId, List<CoOccurring>> first(
            DSLContext tx,
            Collection<EntityId> entities,
            Visibility visibility,
            Condition behind,
            int limitEach) {
        var ranked =
                DSL.select(
                                ONE.ENTITY_ID.as(ONE_ID),
                                OTHER.ENTITY_ID.as(OTHER_ID),
                                SHARED.as(SHARED_CHUNKS),
                                DSL.rowNumber()
                                        .over()
                                        .partitionBy(ONE.ENTITY_ID)
                                        .orderBy(SHARED.desc(), OTHER.ENTITY_ID)
                                        .as(PLACE))
                        .from(linksOfOneChunk())
                        .where(ONE.ENTITY_ID.in(VisibleLinks.keys(entities)))
                        .and(OTHER.ENTITY_ID.ne(ONE.ENTITY_ID))
                        .and(visible(visibility))
                        .groupBy(ONE.ENTITY_ID, OTHER.ENTITY_ID)
                        .having(behind)
                        .asTable("ranked");
        return tx.select(ONE_ID, SHARED_CHUNKS)
                .select(ENTITIES.fields())
                .from(ranked)
                .join(ENTITIES)
                .on(ENTITIES.ID.eq(OTHER_ID))
                .where(PLACE.le(limitEach))
                .orderBy(ONE_ID, PLACE)
                .fetchGroups(
                        row -> new EntityId(row.get(ONE_ID)),
                        row -> new CoOccurring(KnowledgeRows.entity(row), row.get(SHARED_CHUNKS)));
    }

    private static Condition behind(@Nullable RankPlace after) {
        if (after == null) {
            return DSL.noCondition();
        }
        int shared = (int) after.rank();
        return SHARED.lt(shared).or(SHARED.eq(shared).and(OTHER.ENTITY_ID.gt(after.id())));
    }

    @Override
    public List<Pair> pairs(
            long minimum, Visibility visibility, @Nullable PairPlace after, int limit) {
        var pairs =
                DSL.select(
                                ONE.ENTITY_ID.as(ONE_ID),
                                OTHER.ENTITY_ID.as(OTHER_ID),
                                SHARED.as(SHARED_CHUNKS))
                        .from(linksOfOneChunk())
                        .where(ONE.ENTITY_ID.lt(OTHER.ENTITY_ID))
                        .and(visible(visibility))
                        .groupBy(ONE.ENTITY_ID, OTHER.ENTITY_ID)
                        .having(SHARED.ge((int) minimum))
                        .and(behind(after))
                        .orderBy(SHARED.desc(), ONE.ENTITY_ID, OTHER.ENTITY_ID)
                        .limit(limit)
                        .asTable("pairs");
        return sql.read(tx ->
                tx.select(SHARED_CHUNKS)
                        .select(ONE_ENTITY.fields())
                        .select(OTHER_ENTITY.fields())
                        .from(pairs)
                        .join(ONE_ENTITY)
                        .on(ONE_ENTITY.ID.eq(ONE_ID))
                        .join(OTHER_ENTITY)
                        .on(OTHER_ENTITY.ID.eq(OTHER_ID))
                        .orderBy(SHARED_CHUNKS.desc(), ONE_ID, OTHER_ID)
                        .fetch(row ->
                                new Pair(
                                        KnowledgeRows.entity(row.into(ONE_ENTITY)),
                                        KnowledgeRows.entity(row.into(OTHER_ENTITY)),
                                        row.get(SHARED_CHUNKS))));
    }

    private static Condition behind(@Nullable PairPlace after) {
        if (after == null) {
            return DSL.noCondition();
        }
        int shared = (int) after.sharedChunks();
        return SHARED.lt(shared)
                .or(
                        SHARED.eq(shared)
                                .and(
                                        DSL.row(ONE.ENTITY_ID, OTHER.ENTITY_ID)
                                                .gt(
                                                        after.first().value(),
                                                        after.second().value())));
    }

    @Override
    public List<ChunkId> sharedChunks(
            EntityId one,
            EntityId other,
            Visibility visibility,
            @Nullable ChunkId after,
            int limit) {
        return sql.read(tx ->
                tx.select(ONE.CHUNK_ID)
                        .from(linksOfOneChunk())
                        .where(ONE.ENTITY_ID.eq(one.value()))
                        .and(OTHER.ENTITY_ID.eq(other.value()))
                        .and(visible(visibility))
                        .and(after == null ? DSL.noCondition() : ONE.CHUNK_ID.gt(after.value()))
                        .orderBy(ONE.CHUNK_ID)
                        .limit(limit)
                        .fetch(row -> new ChunkId(row.value1())));
    }

    private static Table<Record> linksOfOneChunk() {
        return ONE.join(OTHER)
                .on(OTHER.CHUNK_ID.eq(ONE.CHUNK_ID))
                .join(CHUNKS)
                .on(CHUNKS.ID.eq(ONE.CHUNK_ID))
                .join(ONE_ENTITY)
                .on(ONE_ENTITY.ID.eq(ONE.ENTITY_ID))
                .join(OTHER_ENTITY)
                .on(OTHER_ENTITY.ID.eq(OTHER.ENTITY_ID));
    }

    private static Condition visible(Visibility visibility) {
        return VisibleRows.chunks(visibility)
                .and(VisibleRows.entities(visibility, ONE_ENTITY))
                .and(VisibleRows.entities(visibility, OTHER_ENTITY));
    }

    private static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
    }

    private static Field<Integer> number(String name) {
        return DSL.field(DSL.name(name), SQLDataType.INTEGER);
    }
}
