package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.relational.VisibleRows;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// What only DuckDB can ask of vectors: the exact scan, and reading them back.
public final class VectorQueries {
    /// Read as what the driver makes of it: anything else is converted number by number.
    static final Field<Object> EMBEDDING = DSL.field(DSL.name("embedding"), SQLDataType.OTHER);

    private VectorQueries() {}

    /// Every visible vector compared: `exact` mode, and the oracle of the index.
    public static Candidates exact(DSLContext sql, Embedding query, ChunkFilter filter, int limit) {
        var cosine = cosine(query).as("cosine");
        var items =
                sql.select(EMBEDDINGS.ID, cosine)
                        .from(EMBEDDINGS)
                        .where(VisibleRows.embeddings(filter))
                        .orderBy(cosine.desc(), EMBEDDINGS.ID)
                        .limit(limit)
                        .fetch(row ->
                                new Candidate(
                                        new ChunkId(row.value1()), row.value2().doubleValue()));
        return new Candidates(items, true);
    }

    static Field<Double> cosine(Embedding query) {
        return DSL.field(
                "array_cosine_similarity({0}, {1}::FLOAT[" + query.dimension() + "])",
                SQLDataType.DOUBLE,
                EMBEDDING,
                DSL.inline(Arrays.toString(query.toArray())));
    }

    static Embedding vector(Object column) {
        try {
            var numbers = (Object[]) ((Array) column).getArray();
            var values = new float[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (Float) numbers[i];
            }
            return Embedding.of(values);
        } catch (SQLException e) {
            throw new DataAccessException("a vector cannot be read", e);
        }
    }
}
