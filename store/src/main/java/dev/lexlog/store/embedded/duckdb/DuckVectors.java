package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.VectorReads;
import dev.lexlog.store.relational.AmongNames;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.VisibleRows;
import dev.lexlog.store.relational.glossary.TermNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Vectors as only DuckDB reads and compares them.
public final class DuckVectors implements VectorReads {
    private static final Field<Double> COSINE = DSL.field(DSL.name("cosine"), SQLDataType.DOUBLE);
    private static final Field<Double> SIMILARITY =
            DSL.field(DSL.name("similarity"), SQLDataType.DOUBLE);

    private final DuckSql sql;

    public DuckVectors(DuckSql sql) {
        this.sql = sql;
    }

    @Override
    public Map<ChunkId, Embedding> embeddings(Collection<ChunkId> chunks, Visibility visibility) {
        return sql.read(tx ->
                tx.select(EMBEDDINGS.ID, VectorQueries.EMBEDDING)
                        .from(EMBEDDINGS)
                        .where(EMBEDDINGS.ID.in(chunks.stream().map(ChunkId::value).toList()))
                        .and(VisibleRows.embeddings(visibility))
                        .fetchMap(
                                row -> new ChunkId(row.value1()),
                                row -> VectorQueries.vector(row.value2())));
    }

    @Override
    public Map<EntityId, Embedding> means(Collection<EntityId> entities, Visibility visibility) {
        var sums =
                sql.read(tx -> {
                    var query =
                            tx.select(CHUNK_ENTITIES.ENTITY_ID, VectorQueries.EMBEDDING)
                                    .from(CHUNK_ENTITIES)
                                    .join(EMBEDDINGS)
                                    .on(EMBEDDINGS.ID.eq(CHUNK_ENTITIES.CHUNK_ID))
                                    .join(ENTITIES)
                                    .on(ENTITIES.ID.eq(CHUNK_ENTITIES.ENTITY_ID))
                                    .where(
                                            CHUNK_ENTITIES.ENTITY_ID.in(
                                                    entities.stream()
                                                            .map(EntityId::value)
                                                            .toList()))
                                    .and(VisibleRows.embeddings(visibility))
                                    .and(VisibleRows.entities(visibility))
                                    .orderBy(CHUNK_ENTITIES.CHUNK_ID);
                    try (var rows = query.fetchLazy()) {
                        return sums(rows);
                    }
                });
        var means = new HashMap<EntityId, Embedding>();
        sums.forEach((id, sum) -> sum.normalised().ifPresent(mean -> means.put(id, mean)));
        return means;
    }

    /// One row in memory at a time: an entity may be mentioned everywhere.
    private static Map<EntityId, MeanVector> sums(Iterable<Record2<String, Float[]>> rows) {
        var sums = new HashMap<EntityId, MeanVector>();
        for (var row : rows) {
            sums.computeIfAbsent(new EntityId(row.value1()), _ -> new MeanVector())
                    .add(row.value2());
        }
        return sums;
    }

    @Override
    public List<Similar> similarEntities(
            Embedding query,
            double minimum,
            Visibility visibility,
            @Nullable EntityId leftOut,
            int limit) {
        return sql.read(tx -> {
            var ignored = TermNames.visible(tx, visibility).ignoredNames();
            var best = best(query, minimum, visibility, leftOut, ignored, limit);
            return similar(tx, best);
        });
    }

    private static Table<?> best(
            Embedding query,
            double minimum,
            Visibility visibility,
            @Nullable EntityId leftOut,
            Set<String> ignored,
            int limit) {
        var cosines =
                DSL.select(EMBEDDINGS.ID, VectorQueries.cosine(query).as(COSINE))
                        .from(EMBEDDINGS)
                        .where(VisibleRows.embeddings(visibility))
                        .asTable("cosines");
        var similarity = DSL.max(COSINE);
        return DSL.select(CHUNK_ENTITIES.ENTITY_ID, similarity.as(SIMILARITY))
                .from(cosines)
                .join(CHUNK_ENTITIES)
                .on(CHUNK_ENTITIES.CHUNK_ID.eq(cosines.field(EMBEDDINGS.ID)))
                .join(ENTITIES)
                .on(ENTITIES.ID.eq(CHUNK_ENTITIES.ENTITY_ID))
                .where(COSINE.ge(minimum))
                .and(VisibleRows.entities(visibility))
                .and(DSL.not(AmongNames.of(ENTITIES.NAME_FOLDED, ignored)))
                .and(leftOut == null ? DSL.noCondition() : ENTITIES.ID.ne(leftOut.value()))
                .groupBy(CHUNK_ENTITIES.ENTITY_ID)
                .orderBy(similarity.desc(), CHUNK_ENTITIES.ENTITY_ID)
                .limit(limit)
                .asTable("best");
    }

    private static List<Similar> similar(DSLContext tx, Table<?> best) {
        return tx.select(SIMILARITY)
                .select(ENTITIES.fields())
                .from(best)
                .join(ENTITIES)
                .on(ENTITIES.ID.eq(best.field(CHUNK_ENTITIES.ENTITY_ID)))
                .orderBy(SIMILARITY.desc(), ENTITIES.ID)
                .fetch(row -> new Similar(KnowledgeRows.entity(row), row.get(SIMILARITY)));
    }
}
