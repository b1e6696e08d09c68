package dev.lexlog.store.postgres;

import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.relational.VisibleRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The nearest visible vectors: compared one by one where few are visible, by the index where many
/// are (docs/decisions/0016).
final class VectorSearch {
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

    /// A row of the table costs a scan one, a row that the index visits this many.
    private static final int COST_OF_A_VISIT = 15;

    /// Comparing this many takes no longer than descending the index.
    private static final int ALWAYS_FEW = 2_000;

    private static final int EF_SEARCH = 100;
    private static final int MOST_EF_SEARCH = 1_000;
    private static final int MAX_SCAN_TUPLES = 40_000;
    private static final int SCAN_MEMORY = 4;

    private static final String ALL_ROWS =
            "SELECT reltuples FROM pg_class WHERE oid = 'embeddings'::regclass";
    private static final Pattern ROWS = Pattern.compile(" rows=(\\d+)");
    private static final Field<Double> COSINE = DSL.field(DSL.name("cosine"), SQLDataType.DOUBLE);

    private final DSLContext sql;
    private final Embedding query;
    private final Condition visible;
    private final int limit;

    VectorSearch(DSLContext sql, Embedding query, ChunkFilter filter, int limit) {
        this(sql, query, VisibleRows.embeddings(filter), limit);
    }

    VectorSearch(DSLContext sql, Embedding query, Condition visible, int limit) {
        this.sql = sql;
        this.query = query;
        this.visible = visible;
        this.limit = limit;
    }

    /// By the index unless that would be slower, or finds too few.
    Candidates nearest() {
        var estimate = estimate();
        long few = few(estimate.all());
        if (estimate.visible() <= few) {
            var scanned = scan(2 * few);
            if (scanned.isPresent()) {
                return scanned.get();
            }
        }
        var found = byIndex();
        return found.items().size() < limit ? exact() : found;
    }

    /// Every visible vector compared.
    Candidates exact() {
        var cosine = VectorColumn.cosine(query).as(COSINE);
        var items =
                sql.select(EMBEDDINGS.ID, cosine)
                        .from(EMBEDDINGS)
                        .where(visible)
                        .orderBy(COSINE.desc(), EMBEDDINGS.ID)
                        .limit(limit)
                        .fetch(row -> candidate(row.value1(), row.value2()));
        return new Candidates(items, true);
    }

    /// As the server's statistics have it, in one exchange.
    private Estimate estimate() {
        var rows = sql.renderInlined(DSL.selectOne().from(EMBEDDINGS).where(visible));
        var results = sql.fetchMany("EXPLAIN " + rows + ";" + ALL_ROWS);
        var plan = ROWS.matcher(String.valueOf(results.getFirst().getFirst().get(0)));
        if (!plan.find()) {
            throw new Fault("a plan without a number of rows: " + results.getFirst());
        }
        var all = results.getLast().getFirst().get(0, Double.class);
        return new Estimate(Double.parseDouble(plan.group(1)), Math.max(all, 0));
    }

    /// Comparing costs by the visible rows, the index by how many it visits to see as many as are
    /// asked for, which is the more the fewer of all are visible: here both are the same.
    private long few(double all) {
        return Math.max(ALWAYS_FEW, (long) Math.sqrt(COST_OF_A_VISIT * limit * all));
    }

    /// As {@link #exact}, unless more rows are visible than this.
    private Optional<Candidates> scan(long most) {
        var rows =
                DSL.name("visible")
                        .asMaterialized(
                                DSL.select(EMBEDDINGS.ID, VectorColumn.cosine(query).as(COSINE))
                                        .from(EMBEDDINGS)
                                        .where(visible)
                                        .limit(most + 1));
        var count = DSL.field(DSL.selectCount().from(rows)).as("seen");
        var found =
                sql.with(rows)
                        .select(rows.field(EMBEDDINGS.ID), COSINE, count)
                        .from(rows)
                        .orderBy(COSINE.desc(), rows.field(EMBEDDINGS.ID))
                        .limit(limit)
                        .fetch();
        if (found.isNotEmpty() && found.getFirst().get(count) > most) {
            return Optional.empty();
        }
        var items = found.map(row -> candidate(row.value1(), row.value2()));
        return Optional.of(new Candidates(items, true));
    }

    /// Asks the index for more as long as the filter lets too few through.
    Candidates byIndex() {
        var distance = VectorColumn.distance(query).as("distance");
        var nearest =
                DSL.select(EMBEDDINGS.ID, distance)
                        .from(EMBEDDINGS)
                        .where(visible)
                        .orderBy(distance)
                        .limit(limit);
        var settings =
                """
                SET LOCAL enable_sort = off;
                SET LOCAL hnsw.iterative_scan = relaxed_order;
                SET LOCAL hnsw.ef_search = %d;
                SET LOCAL hnsw.max_scan_tuples = %d;
                SET LOCAL hnsw.scan_mem_multiplier = %d;
                """
                        .formatted(
                                Math.clamp(limit, EF_SEARCH, MOST_EF_SEARCH),
                                Math.max(MAX_SCAN_TUPLES, 20 * limit),
                                SCAN_MEMORY);
        var found = sql.fetchMany(settings + sql.renderInlined(nearest)).getLast();
        var items =
                new ArrayList<>(
                        found.map(row ->
                                candidate(row.get(0, String.class), 1 - row.get(1, Double.class))));
        items.sort(ORDER);
        return new Candidates(items, false);
    }

    private static Candidate candidate(String id, double cosine) {
        return new Candidate(new ChunkId(id), cosine);
    }

    private record Estimate(double visible, double all) {}
}
