package dev.lexlog.store.postgres;

import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Compares the index over the vectors with the vectors. Of zeros there is no direction, so they
/// are in no index.
final class VectorIndexCheck {
    private static final Condition DIRECTED = DSL.condition("vector_norm(embedding::vector) > 0");

    /// A walk through the whole graph, from a vector on. Memory and the number of rows end it no
    /// earlier.
    private static final String WALK_SETTINGS =
            """
            SET LOCAL enable_sort = off;
            SET LOCAL enable_seqscan = off;
            SET LOCAL enable_nestloop = off;
            SET LOCAL work_mem = '64MB';
            SET LOCAL hash_mem_multiplier = 8;
            SET LOCAL hnsw.iterative_scan = relaxed_order;
            SET LOCAL hnsw.ef_search = 1000;
            SET LOCAL hnsw.max_scan_tuples = 2147483647;
            SET LOCAL hnsw.scan_mem_multiplier = 1000
            """;

    private static final String WALK =
            """
            WITH walked AS MATERIALIZED (
                SELECT id FROM embeddings
                ORDER BY embedding <=> (SELECT embedding FROM embeddings WHERE vector_norm(embedding::vector) > 0 LIMIT 1)
            )
            SELECT id FROM embeddings
            WHERE vector_norm(embedding::vector) > 0
                AND NOT EXISTS (SELECT FROM walked WHERE walked.id = embeddings.id)
            ORDER BY id
            """;

    private final DSLContext sql;

    VectorIndexCheck(DSLContext sql) {
        this.sql = sql;
    }

    /// What neither a walk through the whole index comes by, nor a search for the very vector.
    List<ChunkId> unindexed(int atMost) {
        var missed = apart(this::walkedBy);
        if (missed.isEmpty()) {
            return directed(atMost);
        }
        var unindexed = new ArrayList<ChunkId>();
        for (var id : missed.get()) {
            if (unindexed.size() < atMost && !isFound(id)) {
                unindexed.add(new ChunkId(id));
            }
        }
        return unindexed;
    }

    /// What a walk does not come by; nothing when there is no index to walk through.
    private Optional<List<String>> walkedBy() {
        sql.execute(WALK_SETTINGS);
        var plan = sql.fetch("EXPLAIN " + WALK).format();
        return plan.contains("Scan using embeddings_on_vector")
                ? Optional.of(sql.fetch(WALK).map(row -> row.get(0, String.class)))
                : Optional.empty();
    }

    private List<ChunkId> directed(int atMost) {
        return sql.select(EMBEDDINGS.ID)
                .from(EMBEDDINGS)
                .where(DIRECTED)
                .orderBy(EMBEDDINGS.ID)
                .limit(atMost)
                .fetch(row -> new ChunkId(row.value1()));
    }

    private boolean isFound(String id) {
        var vector = vectors(List.of(id)).getFirst();
        return nearest(vector, 1_000).stream()
                .anyMatch(candidate -> candidate.id().value().equals(id));
    }

    private List<Embedding> vectors(List<String> ids) {
        return sql.select(VectorColumn.BYTES)
                .from(EMBEDDINGS)
                .where(EMBEDDINGS.ID.in(ids))
                .orderBy(EMBEDDINGS.ID)
                .fetch(row -> VectorColumn.read(row.value1()));
    }

    List<Embedding> sample(int size, long seed) {
        var ids =
                sql.select(EMBEDDINGS.ID)
                        .from(EMBEDDINGS)
                        .where(DIRECTED)
                        .orderBy(DSL.field("md5(id || {0})", String.class, DSL.val(":" + seed)))
                        .limit(size)
                        .fetch(EMBEDDINGS.ID);
        return vectors(ids);
    }

    List<Candidate> nearest(Embedding query, int limit) {
        return apart(
                () -> new VectorSearch(sql, query, DSL.noCondition(), limit).byIndex().items());
    }

    /// What it sets ends with it.
    private <T> T apart(Supplier<T> queries) {
        sql.execute("SAVEPOINT apart");
        var result = queries.get();
        sql.execute("ROLLBACK TO SAVEPOINT apart");
        return result;
    }
}
