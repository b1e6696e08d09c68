package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.digest.RowHash;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.PositionRows;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The tables at one moment, in a transaction that only ever writes to tables of its own. Writers
/// go on meanwhile; what they delete takes up space until this is closed.
public final class TablesMoment implements AutoCloseable {
    private static final long STRETCH = 65_536;

    private final DuckDatabase database;
    private final DuckDBConnection connection;
    private final DSLContext sql;
    private final Map<LogPartition, Long> positions;

    private TablesMoment(DuckDatabase database, DuckDBConnection connection) {
        this.database = database;
        this.connection = connection;
        this.sql = database.sql(connection);
        this.positions = positions(sql);
    }

    public static TablesMoment of(DuckDatabase database) {
        return database.keeping(connection -> {
            connection.setAutoCommit(false);
            return new TablesMoment(database, connection);
        });
    }

    /// Of this moment.
    public static Map<LogPartition, Long> positions(DuckDatabase database) {
        try (var connection = database.connect()) {
            return positions(database.sql(connection));
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    private static Map<LogPartition, Long> positions(DSLContext sql) {
        var positions = new HashMap<LogPartition, Long>();
        PositionRows.all(sql).forEach((partition, row) -> positions.put(partition, row.position()));
        return positions;
    }

    public Map<LogPartition, Long> positions() {
        return positions;
    }

    /// Every row by its column `id`, in that order, which is that of code points: hashed in the
    /// order in which rows lie, and sorted as hashes.
    public void rows(LogTable table, BiConsumer<String, RowHash> row) {
        run(() -> {
            execute("CREATE OR REPLACE TEMP TABLE hashes (id varchar, high bigint, low bigint)");
            try (var hashes = appender("hashes")) {
                TableScan.forEach(sql, table, (id, found) -> append(hashes, id, RowHash.of(found)));
            }
            execute(
                    "CREATE OR REPLACE TEMP TABLE sorted AS SELECT row_number() OVER (ORDER BY id) AS place, * FROM hashes ORDER BY id");
            long rows = sql.fetchCount(DSL.table("sorted"));
            LongStream.iterate(0, from -> from < rows, from -> from + STRETCH)
                    .forEach(from -> emit(from, row));
        });
    }

    private static void append(DuckDBAppender to, String id, RowHash hash) {
        try {
            to.beginRow().append(id).append(hash.high()).append(hash.low()).endRow();
        } catch (SQLException e) {
            throw new DataAccessException("a hash was not appended", e);
        }
    }

    private void emit(long after, BiConsumer<String, RowHash> row) {
        var id = DSL.field("id", SQLDataType.VARCHAR);
        var high = DSL.field("high", SQLDataType.BIGINT);
        var low = DSL.field("low", SQLDataType.BIGINT);
        var place = DSL.field("place", SQLDataType.BIGINT);
        sql.select(id, high, low)
                .from("sorted")
                .where(place.gt(DSL.inline(after)))
                .and(place.le(DSL.inline(after + STRETCH)))
                .orderBy(place)
                .forEach(found ->
                        row.accept(found.value1(), new RowHash(found.value2(), found.value3())));
    }

    /// The first ids, in their order, that this table and others do not hold equally often.
    public List<String> differences(LogTable table, Others others, int atMost) {
        return run(() -> {
            execute("CREATE OR REPLACE TEMP TABLE others (id varchar)");
            try (var appender = appender("others")) {
                others.forEach(id -> append(appender, id));
            }
            return sql.fetch(
                            """
                            SELECT id
                            FROM (
                                SELECT id, 1 AS difference FROM {0}
                                UNION ALL
                                SELECT id, -1 FROM others)
                            GROUP BY id
                            HAVING sum(difference) <> 0
                            ORDER BY id
                            LIMIT {1}
                            """,
                            FoldedTable.of(table), DSL.inline(atMost))
                    .getValues("id", String.class);
        });
    }

    private static void append(DuckDBAppender to, String id) {
        try {
            to.beginRow().append(id).endRow();
        } catch (SQLException e) {
            throw new DataAccessException("an id was not appended", e);
        }
    }

    /// Ids from elsewhere.
    public interface Others {
        void forEach(Consumer<String> id);
    }

    /// Vectors of rows that the seed picks.
    public List<Embedding> sample(int size, long seed) {
        return run(() ->
                sql.select(VectorQueries.EMBEDDING)
                        .from(EMBEDDINGS)
                        .orderBy(
                                DSL.md5(EMBEDDINGS.ID.concat(DSL.inline(" " + seed))),
                                EMBEDDINGS.ID)
                        .limit(DSL.inline(size))
                        .fetch(row -> VectorQueries.vector(row.value1())));
    }

    /// Of all vectors, whoever may see them.
    public List<Candidate> nearest(Embedding query, int limit) {
        var cosine = VectorQueries.cosine(query).as("cosine");
        return run(() ->
                sql.select(EMBEDDINGS.ID, cosine)
                        .from(EMBEDDINGS)
                        .orderBy(cosine.desc(), EMBEDDINGS.ID)
                        .limit(DSL.inline(limit))
                        .fetch(row -> new Candidate(new ChunkId(row.value1()), row.value2())));
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender("temp", "main", table);
    }

    private void execute(String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private void run(Work work) {
        var _ =
                run(() -> {
                    work.run();
                    return true;
                });
    }

    private <T> T run(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface Query<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }
}
