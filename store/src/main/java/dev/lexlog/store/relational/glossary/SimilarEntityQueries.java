package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.VectorReads.Similar;
import dev.lexlog.store.relational.AmongNames;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.VisibleRows;
import java.util.List;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Entities by the cosines of their chunks, which each engine computes in its own way.
public final class SimilarEntityQueries {
    private static final Field<Double> COSINE = DSL.field(DSL.name("cosine"), SQLDataType.DOUBLE);
    private static final Field<Double> SIMILARITY =
            DSL.field(DSL.name("similarity"), SQLDataType.DOUBLE);

    private final DSLContext sql;
    private final Field<Double> cosine;
    private final Visibility visibility;

    /// `cosine` is that of a row of `embeddings`.
    public SimilarEntityQueries(DSLContext sql, Field<Double> cosine, Visibility visibility) {
        this.sql = sql;
        this.cosine = cosine;
        this.visibility = visibility;
    }

    public List<Similar> best(double minimum, @Nullable EntityId leftOut, int limit) {
        var ignored = TermNames.visible(sql, visibility).ignoredNames();
        var cosines = cosines();
        var best = best(cosines, minimum, leftOut, ignored, limit);
        return sql.with(cosines)
                .select(SIMILARITY)
                .select(ENTITIES.fields())
                .from(best)
                .join(ENTITIES)
                .on(ENTITIES.ID.eq(best.field(CHUNK_ENTITIES.ENTITY_ID)))
                .orderBy(SIMILARITY.desc(), ENTITIES.ID)
                .fetch(row -> new Similar(KnowledgeRows.entity(row), row.get(SIMILARITY)));
    }

    /// Once for each vector, however many entities its chunk mentions.
    private CommonTableExpression<Record2<String, Double>> cosines() {
        return DSL.name("cosines")
                .asMaterialized(
                        DSL.select(EMBEDDINGS.ID, cosine.as(COSINE))
                                .from(EMBEDDINGS)
                                .where(VisibleRows.embeddings(visibility)));
    }

    private Table<?> best(
            Table<?> cosines,
            double minimum,
            @Nullable EntityId leftOut,
            Set<String> ignored,
            int limit) {
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
}
