package dev.lexlog.store.postgres;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.VectorReads;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.VisibleRows;
import dev.lexlog.store.relational.glossary.SimilarEntityQueries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Vectors as pgvector reads and compares them.
final class PgVectors implements VectorReads {
    private static final Field<byte[]> MEAN =
            DSL.field("vector_send(avg(embedding::vector))", SQLDataType.VARBINARY);

    private final Sql sql;

    PgVectors(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<ChunkId, Embedding> embeddings(Collection<ChunkId> chunks, Visibility visibility) {
        return sql.read(tx ->
                tx.select(EMBEDDINGS.ID, VectorColumn.BYTES)
                        .from(EMBEDDINGS)
                        .where(EMBEDDINGS.ID.in(chunks.stream().map(ChunkId::value).toList()))
                        .and(VisibleRows.embeddings(visibility))
                        .fetchMap(
                                row -> new ChunkId(row.value1()),
                                row -> VectorColumn.read(row.value2())));
    }

    @Override
    public Map<EntityId, Embedding> means(Collection<EntityId> entities, Visibility visibility) {
        var means = new HashMap<EntityId, Embedding>();
        sql.read(tx ->
                        tx.select(CHUNK_ENTITIES.ENTITY_ID, MEAN)
                                .from(CHUNK_ENTITIES)
                                .join(EMBEDDINGS)
                                .on(EMBEDDINGS.ID.eq(CHUNK_ENTITIES.CHUNK_ID))
                                .join(ENTITIES)
                                .on(ENTITIES.ID.eq(CHUNK_ENTITIES.ENTITY_ID))
                                .where(
                                        CHUNK_ENTITIES.ENTITY_ID.in(
                                                entities.stream().map(EntityId::value).toList()))
                                .and(VisibleRows.embeddings(visibility))
                                .and(VisibleRows.entities(visibility))
                                .groupBy(CHUNK_ENTITIES.ENTITY_ID)
                                .fetch())
                .forEach(row -> {
                    var mean = VectorColumn.read(row.value2());
                    if (mean.length() > 0) {
                        means.put(new EntityId(row.value1()), mean.normalised());
                    }
                });
        return means;
    }

    @Override
    public List<Similar> similarEntities(
            Embedding query,
            double minimum,
            Visibility visibility,
            @Nullable EntityId leftOut,
            int limit) {
        return sql.read(tx ->
                new SimilarEntityQueries(tx, VectorColumn.cosine(query), visibility)
                        .best(minimum, leftOut, limit));
    }
}
