package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.embedded.duckdb.LoadedTables;
import dev.lexlog.store.embedded.duckdb.ParallelScan;
import dev.lexlog.store.embedded.lucene.IndexBuild;
import dev.lexlog.store.embedded.lucene.IndexPosition;
import dev.lexlog.store.lifecycle.IndexingProgress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Makes a generation out of what was loaded: first its tables, one after the other, then from
/// these its index. What is done is not done again. `step` is run after each step, and may end it
/// there.
final class GenerationIndexing {
    private static final int STEPS = LogTable.values().length + 2;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final int number;
    private final GenerationSettings settings;
    private final LoadingTables loading;
    private final Path index;
    private final Runnable step;
    private final AtomicLong rows = new AtomicLong();
    private volatile IndexingProgress progress = new IndexingProgress("fences", 1, STEPS, 0, 0);
    private volatile boolean stopped;

    GenerationIndexing(
            int number,
            GenerationSettings settings,
            LoadingTables loading,
            Path index,
            Runnable step) {
        this.number = number;
        this.settings = settings;
        this.loading = loading;
        this.index = index;
        this.step = step;
    }

    void run() {
        loading.seal();
        done();
        finishTables();
        var positions = positions();
        if (!IndexBuild.isDone(index, settings, positions)) {
            build(positions);
        }
    }

    private void finishTables() {
        var tables = new LoadedTables(loading.database(), this::done);
        if (!tables.remain()) {
            return;
        }
        int begun = 0;
        for (var table : LogTable.values()) {
            var what = table.topicSuffix() + ": last rows and key";
            progress = new IndexingProgress(what, ++begun, STEPS, 0, 0);
            tables.finish(table);
        }
        tables.finish();
    }

    private Map<LogPartition, IndexPosition> positions() {
        var positions = new HashMap<LogPartition, IndexPosition>();
        loading.positions()
                .forEach((partition, row) -> {
                    var at = new IndexPosition(row.topicId(), row.position(), row.eventTime());
                    positions.put(partition, at);
                });
        return positions;
    }

    private void build(Map<LogPartition, IndexPosition> positions) {
        var scan = new ParallelScan(loading.database(), THREADS);
        long total = scan.count(IndexBuild.TABLES);
        progress = new IndexingProgress("words", STEPS - 1, STEPS, 0, total);
        try (var build = IndexBuild.begin(index, settings, THREADS)) {
            scan.forEach(
                    IndexBuild.TABLES,
                    row -> {
                        build.add(row);
                        rows.incrementAndGet();
                        checkStopped();
                    });
            done();
            connect(build, scan.count(List.of(LogTable.EMBEDDINGS)));
            build.commit(positions);
        }
        done();
    }

    private void connect(IndexBuild build, long vectors) {
        rows.set(0);
        progress = new IndexingProgress("vectors", STEPS, STEPS, 0, vectors);
        build.connect(() -> {
            rows.set(build.connected());
            checkStopped();
        });
    }

    private void done() {
        step.run();
        checkStopped();
    }

    private void checkStopped() {
        if (stopped) {
            throw new Unavailable("generation %d is indexed no more".formatted(number), null);
        }
    }

    IndexingProgress progress() {
        var now = progress;
        return now.total() == 0
                ? now
                : new IndexingProgress(
                        now.what(),
                        now.step(),
                        STEPS,
                        Math.min(rows.get(), now.total()),
                        now.total());
    }

    /// Ends it soon; it can be begun again.
    void stop() {
        stopped = true;
    }
}
