package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.VectorReads;
import dev.lexlog.store.relational.VisibleRows;
import dev.lexlog.store.relational.glossary.SimilarEntityQueries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/// Vectors as only DuckDB reads and compares them.
public final class DuckVectors implements VectorReads {
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
    private static Map<EntityId, MeanVector> sums(Iterable<Record2<String, Object>> rows) {
        var sums = new HashMap<EntityId, MeanVector>();
        for (var row : rows) {
            sums.computeIfAbsent(new EntityId(row.value1()), _ -> new MeanVector())
                    .add(VectorQueries.vector(row.value2()));
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
        return sql.read(tx ->
                new SimilarEntityQueries(tx, VectorQueries.cosine(query), visibility)
                        .best(minimum, leftOut, limit));
    }
}
