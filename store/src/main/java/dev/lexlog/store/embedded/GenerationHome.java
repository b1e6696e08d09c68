package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.IndexingProgress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of one generation and what of it is open: its loading, or the generation itself.
/// Whoever opens, indexes or drops it has it alone.
final class GenerationHome implements AutoCloseable {
    private final Path folder;
    private final int number;
    private final GenerationFiles files;
    private final Runnable step;
    private volatile @Nullable LoadingTables loading;
    private volatile @Nullable GenerationIndexing indexing;
    private volatile @Nullable EmbeddedGeneration generation;
    private volatile boolean cancelled;
    private volatile boolean closing;

    /// Below the folder of all generations. `step` is run after every step of indexing and
    /// removing.
    GenerationHome(Path folder, int number, Runnable step) {
        this.folder = folder;
        this.number = number;
        this.files = GenerationFiles.of(folder, number);
        this.step = step;
    }

    EmbeddedGeneration generation(GenerationSettings settings) {
        var open = generation;
        return open == null ? openGeneration(settings) : open;
    }

    private synchronized EmbeddedGeneration openGeneration(GenerationSettings settings) {
        var open = generation;
        if (open == null) {
            checkOpen();
            closeLoading();
            open = EmbeddedGeneration.open(folder, number, settings);
            generation = open;
        }
        return open;
    }

    /// Whoever looked at the tables since they were indexed left them open.
    private void closeLoading() {
        var left = loading;
        if (left != null) {
            left.close();
            loading = null;
        }
    }

    /// Also while it is being indexed.
    LoadingTables loading(GenerationSettings settings) {
        var open = loading;
        return open == null ? openLoading(settings) : open;
    }

    private synchronized LoadingTables openLoading(GenerationSettings settings) {
        var open = loading;
        if (open == null) {
            checkOpen();
            checkUnmade();
            files.create();
            open = LoadingTables.open(number, files.database(), settings);
            loading = open;
        }
        return open;
    }

    /// Whoever still takes it for loading looked before it was indexed.
    private void checkUnmade() {
        if (generation != null) {
            throw new Unavailable("generation %d is loaded already".formatted(number), null);
        }
    }

    private void checkOpen() {
        if (closing) {
            throw new Unavailable("generation %d is closed".formatted(number), null);
        }
    }

    synchronized void index(GenerationSettings settings) {
        if (generation != null) {
            return;
        }
        var loaded = loading(settings);
        var work = new GenerationIndexing(number, settings, loaded, files.index(), step);
        indexing = work;
        try {
            checkOpen();
            checkWanted();
            work.run();
        } finally {
            indexing = null;
            loading = null;
            loaded.close();
        }
    }

    private void checkWanted() {
        if (cancelled) {
            throw new Unavailable("generation %d is not indexing".formatted(number), null);
        }
    }

    /// Does not wait for it to end; it does not begin again.
    void cancelIndexing() {
        cancelled = true;
        stopIndexing();
    }

    private void stopIndexing() {
        var work = indexing;
        if (work != null) {
            work.stop();
        }
    }

    Optional<IndexingProgress> indexing() {
        return Optional.ofNullable(indexing).map(GenerationIndexing::progress);
    }

    /// Also what was left of a removal.
    void remove() {
        close();
        files.remove(step);
    }

    @Override
    public void close() {
        closing = true;
        stopIndexing();
        synchronized (this) {
            try (var _ = generation;
                    var _ = loading) {
                generation = null;
                loading = null;
            }
        }
    }
}
