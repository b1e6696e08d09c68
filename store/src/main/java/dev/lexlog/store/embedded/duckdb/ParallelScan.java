package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.embedded.duckdb.TableScan.Stretch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jooq.exception.DataAccessException;

/// Reads tables that nobody writes by several threads at once, each on a connection of its own.
public final class ParallelScan {
    private final DuckDatabase database;
    private final int threads;

    public ParallelScan(DuckDatabase database, int threads) {
        this.database = database;
        this.threads = threads;
    }

    /// `consumer` is called by all threads. What it throws ends the scan.
    public void forEach(Collection<LogTable> tables, Consumer<LogRow> consumer) {
        var rest = new ConcurrentLinkedQueue<>(stretches(tables));
        var factory = Thread.ofPlatform().daemon().name("index-build-", 0).factory();
        try (var pool = Executors.newFixedThreadPool(threads, factory)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> read(rest, consumer)));
            }
            all.forEach(ParallelScan::join);
        }
    }

    public long count(Collection<LogTable> tables) {
        return TableScan.count(database, tables);
    }

    private Collection<Stretch> stretches(Collection<LogTable> tables) {
        try (var connection = database.connect()) {
            var sql = database.sql(connection);
            return tables.stream()
                    .flatMap(table -> TableScan.stretches(sql, table).stream())
                    .toList();
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    private void read(Queue<Stretch> rest, Consumer<LogRow> consumer) {
        try (var connection = database.connect()) {
            var sql = database.sql(connection);
            for (var next = rest.poll(); next != null; next = rest.poll()) {
                TableScan.forEach(sql, next, (_, row) -> consumer.accept(row));
            }
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        } finally {
            rest.clear();
        }
    }

    private static void join(Future<?> thread) {
        try {
            thread.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e);
        }
    }
}
