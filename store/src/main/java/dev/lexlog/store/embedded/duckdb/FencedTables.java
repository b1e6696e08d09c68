package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import dev.lexlog.store.relational.FenceLost;
import dev.lexlog.store.relational.FencedBatch;
import dev.lexlog.store.relational.PositionRows;
import dev.lexlog.store.relational.PositionRows.PositionRow;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/// The tables as their one writer sees them: rows and positions change in one transaction, and only
/// for whoever took the partitions last (law 3). For use by one thread at a time.
public final class FencedTables implements AutoCloseable {
    private final DuckDatabase database;
    private final DuckDBConnection connection;
    private final DSLContext sql;
    private final ChangeWriter writer;
    private final InstantSource clock;

    private FencedTables(
            DuckDatabase database,
            DuckDBConnection connection,
            ChangeWriter writer,
            InstantSource clock) {
        this.database = database;
        this.connection = connection;
        this.sql = database.sql(connection);
        this.writer = writer;
        this.clock = clock;
    }

    /// Of tables with keys: rows go over the old ones.
    public static FencedTables folding(DuckDatabase database, InstantSource clock) {
        return database.keeping(connection ->
                new FencedTables(database, connection, new BulkWriter(connection), clock));
    }

    /// Of tables that {@link GenerationTables#createLoading} made: rows are appended.
    public static FencedTables loading(DuckDatabase database, InstantSource clock) {
        return database.keeping(connection ->
                new FencedTables(database, connection, new LoadWriter(connection), clock));
    }

    public Map<LogPartition, PositionRow> positions() {
        return PositionRows.all(sql);
    }

    public Map<LogPartition, Instant> lastAtEnd() {
        return PositionRows.lastAtEnd(sql);
    }

    /// Raises the fence of each partition and answers its row.
    public Map<LogPartition, PositionRow> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        return inTransaction(tx -> {
            var sorted = new TreeSet<>(partitions);
            PositionRows.insertMissing(tx, sorted, topicIds, clock.instant());
            return PositionRows.raiseFences(tx, PositionRows.of(tx, sorted), topicIds);
        });
    }

    /// Takes all partitions that anybody ever took.
    public void takeAll() {
        var rows = positions();
        var topicIds = new HashMap<String, String>();
        rows.forEach((partition, row) -> topicIds.put(partition.topic(), row.topicId()));
        take(rows.keySet(), topicIds);
    }

    /// Applies the slices if `fences` are still the partitions' own.
    public Outcome apply(List<Slice> slices, Map<LogPartition, Long> fences) {
        try {
            return inTransaction(tx -> project(tx, slices, fences));
        } catch (FenceLost lost) {
            return new Outcome.Fenced(lost.partitions());
        }
    }

    private Outcome project(DSLContext tx, List<Slice> slices, Map<LogPartition, Long> fences)
            throws SQLException {
        var batch = new FencedBatch(slices, PositionRows.all(tx));
        batch.checkFences(fences);
        var changes = batch.changes();
        writer.write(changes);
        batch.advance(tx, clock.instant());
        return new Outcome.Applied(changes.size());
    }

    private <T> T inTransaction(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                var result = work.run(sql);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    private interface Work<T> {
        T run(DSLContext tx) throws SQLException;
    }
}
