package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.PositionRows;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The tables at one moment, in a transaction that only ever writes to tables of its own. Writers
/// go on meanwhile; what they delete takes up space until this is closed.
public final class TablesMoment implements AutoCloseable {
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

    /// Every row with what its column `id` holds, in any order.
    public void rows(LogTable table, BiConsumer<String, LogRow> row) {
        run(() -> TableScan.forEach(sql, table, row));
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
