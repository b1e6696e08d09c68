package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.Slice;
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
import org.jspecify.annotations.Nullable;

/// The tables as their one writer sees them: rows and positions change in one transaction, and only
/// for whoever took the partitions last (law 3). For use by one thread at a time.
public final class FencedTables implements AutoCloseable {
    private final DuckDatabase database;
    private final DuckDBConnection connection;
    private final DSLContext sql;
    private final BulkWriter writer;
    private final InstantSource clock;

    public FencedTables(DuckDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.connection = database.connect();
        this.sql = database.sql(connection);
        try {
            this.writer = new BulkWriter(connection);
        } catch (SQLException e) {
            throw DuckFailures.of(database.file(), e);
        }
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
            var rows = PositionRows.all(tx);
            var taken = new HashMap<LogPartition, PositionRow>();
            for (var partition : partitions) {
                var topicId = topicIds.get(partition.topic());
                if (topicId == null) {
                    throw new IllegalArgumentException("no topic id for " + partition);
                }
                taken.put(partition, take(tx, partition, topicId, rows.get(partition)));
            }
            return taken;
        });
    }

    private PositionRow take(
            DSLContext tx, LogPartition partition, String topicId, @Nullable PositionRow row) {
        if (row == null) {
            PositionRows.insert(tx, partition, topicId, 1, clock.instant());
            return new PositionRow(topicId, 1, 0, null);
        }
        if (!row.topicId().equals(topicId)) {
            throw new Fault(
                    "topic %s was created anew (id %s, but the tables hold id %s): delete the tables to have them rebuilt"
                            .formatted(partition.topic(), topicId, row.topicId()));
        }
        PositionRows.raiseFence(tx, partition, row.fence() + 1);
        return new PositionRow(topicId, row.fence() + 1, row.position(), row.eventTime());
    }

    /// Applies the slices if `fences` are still the partitions' own.
    public Outcome apply(List<Slice> slices, Map<LogPartition, Long> fences) {
        try {
            return inTransaction(tx -> project(tx, slices, fences));
        } catch (Lost lost) {
            return new Outcome.Fenced(lost.partitions);
        }
    }

    private Outcome project(DSLContext tx, List<Slice> slices, Map<LogPartition, Long> fences)
            throws SQLException {
        var rows = PositionRows.all(tx);
        checkFences(slices, fences, rows);
        var changes = new LastChanges();
        slices.forEach(slice -> changes.add(slice.changes(), begin(slice, rows)));
        writer.write(changes);
        slices.forEach(slice -> advance(tx, slice, row(slice, rows)));
        return new Outcome.Applied(changes.size());
    }

    private static void checkFences(
            List<Slice> slices,
            Map<LogPartition, Long> fences,
            Map<LogPartition, PositionRow> rows) {
        var lost = new TreeSet<LogPartition>();
        for (var slice : slices) {
            var fence = fences.get(slice.partition());
            if (fence == null) {
                throw new IllegalStateException(slice.partition() + " was never taken");
            }
            if (row(slice, rows).fence() != fence) {
                lost.add(slice.partition());
            }
        }
        if (!lost.isEmpty()) {
            throw new Lost(List.copyOf(lost));
        }
    }

    private static long begin(Slice slice, Map<LogPartition, PositionRow> rows) {
        long position = row(slice, rows).position();
        if (slice.from() > position) {
            throw new Fault(
                    "%s: a slice begins at %d, but only what is below %d has been applied"
                            .formatted(slice.partition(), slice.from(), position));
        }
        return position;
    }

    private void advance(DSLContext tx, Slice slice, PositionRow row) {
        long to = Math.max(slice.to(), row.position());
        var atEndAt = slice.atEnd() && to == slice.to() ? clock.instant() : null;
        var eventTime = later(slice.eventTime(), row.eventTime());
        if (!PositionRows.advance(tx, slice.partition(), row, to, eventTime, atEndAt)) {
            throw new Lost(List.of(slice.partition()));
        }
    }

    private static PositionRow row(Slice slice, Map<LogPartition, PositionRow> rows) {
        var row = rows.get(slice.partition());
        if (row == null) {
            throw new IllegalStateException(slice.partition() + " has no position row");
        }
        return row;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
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

    /// Rolls the transaction back because others hold these partitions now.
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<LogPartition> partitions;

        private Lost(List<LogPartition> partitions) {
            super(partitions.toString());
            this.partitions = partitions;
        }
    }
}
