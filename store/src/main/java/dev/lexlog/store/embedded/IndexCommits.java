package dev.lexlog.store.embedded;

import dev.lexlog.store.embedded.lucene.LuceneIndex;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Commits the index now and then on a thread of its own, so that no batch waits for the disk.
final class IndexCommits implements AutoCloseable {
    private final LuceneIndex index;
    private final ScheduledExecutorService thread;
    private volatile @Nullable RuntimeException failure;

    private IndexCommits(LuceneIndex index, ScheduledExecutorService thread) {
        this.index = index;
        this.thread = thread;
    }

    static IndexCommits start(LuceneIndex index, int generation, Duration interval) {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform()
                                .daemon()
                                .name("index-commits-g" + generation)
                                .factory());
        var commits = new IndexCommits(index, thread);
        var _ =
                thread.scheduleWithFixedDelay(
                        commits::commit,
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
        return commits;
    }

    void commit() {
        try {
            index.commit();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /// Throws what made a commit fail.
    void check() {
        var failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
