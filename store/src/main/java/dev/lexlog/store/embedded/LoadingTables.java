package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.FencedTables;
import dev.lexlog.store.embedded.duckdb.GenerationTables;
import dev.lexlog.store.embedded.duckdb.TableScan;
import dev.lexlog.store.relational.PositionRows.PositionRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The tables of a generation while rows are appended to them, until they are sealed: then nobody
/// can take a partition any more, and whoever had one is fenced.
final class LoadingTables implements AutoCloseable {
    private final int number;
    private final DuckDatabase database;
    private final FencedTables tables;
    private boolean sealed;
    private boolean closed;

    private LoadingTables(int number, DuckDatabase database, FencedTables tables) {
        this.number = number;
        this.database = database;
        this.tables = tables;
    }

    static LoadingTables open(int number, Path file, GenerationSettings settings) {
        var database = DuckDatabase.openToLoad(file);
        try {
            GenerationTables.createLoading(database, settings);
            var tables = FencedTables.loading(database, InstantSource.system());
            return new LoadingTables(number, database, tables);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    DuckDatabase database() {
        return database;
    }

    synchronized Map<LogPartition, PositionRow> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        if (sealed) {
            throw notAnyMore();
        }
        return tables.take(partitions, topicIds);
    }

    synchronized Outcome apply(List<Slice> slices, Map<LogPartition, Long> fences) {
        if (sealed) {
            return new Outcome.Fenced(slices.stream().map(Slice::partition).toList());
        }
        return tables.apply(slices, fences);
    }

    synchronized Map<LogPartition, PositionRow> positions() {
        checkOpen();
        return tables.positions();
    }

    synchronized Map<LogPartition, Instant> lastAtEnd() {
        checkOpen();
        return tables.lastAtEnd();
    }

    synchronized long rows() {
        checkOpen();
        return TableScan.count(database);
    }

    private void checkOpen() {
        if (closed) {
            throw notAnyMore();
        }
    }

    private Unavailable notAnyMore() {
        return new Unavailable("generation %d is not loading any more".formatted(number), null);
    }

    /// The fences are raised in the tables too, for a later process to see.
    synchronized void seal() {
        sealed = true;
        tables.takeAll();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        sealed = true;
        closed = true;
        try (database) {
            tables.close();
        }
    }
}
