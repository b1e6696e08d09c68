package dev.lexlog.store.postgres;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.Slice;
import dev.lexlog.store.postgres.Steps.Step;
import dev.lexlog.store.relational.FenceLost;
import dev.lexlog.store.relational.FencedBatch;
import dev.lexlog.store.relational.PositionRows;
import dev.lexlog.store.relational.PositionRows.PositionRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One projector's access to a generation that others write too: it knows the fences it took. Rows
/// travel to the server before the position rows are locked, so that a writer that stalls while it
/// sends holds nobody up.
final class PostgresWriter implements GenerationWriter {
    private final WritingSessions sessions;
    private final BatchRows rows;
    private final Steps steps;
    private final InstantSource clock;
    private final Map<LogPartition, Long> fences = new HashMap<>();

    PostgresWriter(WritingSessions sessions, BatchRows rows, Steps steps, InstantSource clock) {
        this.sessions = sessions;
        this.rows = rows;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public synchronized Map<LogPartition, Long> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        var sorted = new TreeSet<>(partitions);
        var taken =
                sessions.transaction(connection -> {
                    var sql = PostgresDatabase.sql(connection);
                    PositionRows.insertMissing(sql, sorted, topicIds, clock.instant());
                    rows.admit(connection);
                    return PositionRows.raiseFences(
                            sql, PositionRows.locked(sql, sorted), topicIds);
                });
        taken.forEach((partition, row) -> fences.put(partition, row.fence()));
        return taken.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().position()));
    }

    @Override
    public synchronized Map<LogPartition, Instant> lastAtEnd() {
        return sessions.transaction(
                connection -> PositionRows.lastAtEnd(PostgresDatabase.sql(connection)));
    }

    @Override
    public synchronized Outcome apply(List<Slice> slices) {
        try {
            var outcome = sessions.transaction(connection -> project(connection, slices));
            steps.done(Step.COMMITTED);
            return outcome;
        } catch (FenceLost lost) {
            return new Outcome.Fenced(lost.partitions());
        }
    }

    private Outcome project(Connection connection, List<Slice> slices) throws SQLException {
        var sql = PostgresDatabase.sql(connection);
        var partitions = slices.stream().map(Slice::partition).toList();
        var batch = new FencedBatch(slices, PositionRows.of(sql, partitions));
        batch.checkFences(fences);
        var changes = batch.changes();
        steps.done(Step.READ);
        rows.stage(connection, changes);
        batch.checkUnmoved(locked(connection, partitions));
        rows.write(connection, changes);
        batch.advance(sql, clock.instant());
        steps.done(Step.ADVANCED);
        return new Outcome.Applied(changes.size());
    }

    private Map<LogPartition, PositionRow> locked(
            Connection connection, List<LogPartition> partitions) {
        var held = PositionRows.locked(PostgresDatabase.sql(connection), partitions);
        steps.done(Step.LOCKED);
        return held;
    }
}
