package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills an index with all rows at once: these go to segments without graphs, out of which one
/// segment is made by all threads together, with its graph. Unless it is committed, nothing of it
/// is there: {@link LuceneIndex#open} and the next build throw the files away.
public final class IndexBuild implements AutoCloseable {
    /// Those whose rows are indexed.
    public static final List<LogTable> TABLES = RowDocuments.TABLES;

    private static final Duration PATIENCE_WITH_MERGES = Duration.ofSeconds(2);
    private static final int CHECK_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);

    private final Path folder;
    private final GenerationSettings settings;
    private final Directory directory;
    private final ExecutorService threads;
    private final IndexWriter writer;
    private final GraphProgress progress;

    private IndexBuild(
            Path folder,
            GenerationSettings settings,
            Directory directory,
            ExecutorService threads,
            IndexWriter writer,
            GraphProgress progress) {
        this.folder = folder;
        this.settings = settings;
        this.directory = directory;
        this.threads = threads;
        this.writer = writer;
        this.progress = progress;
    }

    /// Empties the folder first. So many threads make the graph.
    public static IndexBuild begin(Path folder, GenerationSettings settings, int workers) {
        var threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("index-graph-", 0).factory());
        var codec = WideVectorsFormat.mergingCodec(settings.index(), workers, threads);
        var progress = new GraphProgress();
        try {
            var directory = IndexFolder.open(folder);
            var writer = IndexFolder.builder(directory, folder, settings, codec, progress);
            return new IndexBuild(folder, settings, directory, threads, writer, progress);
        } catch (IOException e) {
            throw IndexFolder.failure(e, folder);
        }
    }

    /// Whether the folder holds a whole index with these positions.
    public static boolean isDone(
            Path folder, GenerationSettings settings, Map<LogPartition, IndexPosition> positions) {
        try (var directory = IndexFolder.open(folder)) {
            return IndexFolder.isWhole(directory)
                    && IndexFolder.lastCommit(directory, folder, settings)
                            .positions()
                            .equals(positions);
        } catch (IOException e) {
            throw IndexFolder.failure(e, folder);
        }
    }

    /// By any thread; no row twice.
    public void add(LogRow row) {
        try {
            writer.addDocument(RowDocuments.document(row));
        } catch (IOException e) {
            throw IndexFolder.failure(e, folder);
        }
    }

    /// Makes the graph of all vectors. Nothing can stop Lucene at that: what `check` throws leaves
    /// it behind.
    public void connect(Runnable check) {
        var merge =
                threads.submit(() -> {
                    writer.forceMerge(1);
                    return writer;
                });
        while (!isDone(merge)) {
            check.run();
        }
    }

    private boolean isDone(Future<?> merge) {
        try {
            merge.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? IndexFolder.failure(cause, folder)
                    : new CompletionException(e);
        }
    }

    /// Vectors that are in the graph so far.
    public long connected() {
        return progress.vectors();
    }

    public void commit(Map<LogPartition, IndexPosition> positions) {
        try {
            writer.setLiveCommitData(new CommitData(settings, positions).userData().entrySet());
            writer.commit();
        } catch (IOException e) {
            throw IndexFolder.failure(e, folder);
        }
    }

    @Override
    public void close() {
        var closing = Thread.ofPlatform().daemon().name("index-close").start(this::closeFiles);
        try {
            if (!closing.join(PATIENCE_WITH_MERGES)) {
                LOG.info("{}: a graph is left unfinished", folder);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeFiles() {
        try (directory;
                writer) {
            writer.rollback();
        } catch (IOException e) {
            LOG.warn("{}: not closed properly: {}", folder, e.getMessage());
        } finally {
            threads.shutdown();
        }
    }
}
