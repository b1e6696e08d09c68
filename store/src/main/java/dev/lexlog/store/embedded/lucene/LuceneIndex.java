package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index and its positions. What was applied since the last {@link #commit} is lost in a crash
/// and applied again from the positions of that commit. Applying and reading may go on during a
/// commit.
public final class LuceneIndex implements AutoCloseable {
    private static final Duration PATIENCE_WITH_MERGES = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    private final Path folder;
    private final GenerationSettings settings;
    private final Directory directory;
    private final IndexWriter writer;
    private final Map<LogPartition, IndexPosition> positions;
    private Map<LogPartition, IndexPosition> committed;

    private LuceneIndex(
            Path folder,
            GenerationSettings settings,
            Directory directory,
            IndexWriter writer,
            CommitData found) {
        this.folder = folder;
        this.settings = settings;
        this.directory = directory;
        this.writer = writer;
        this.positions = new HashMap<>(found.positions());
        this.committed = found.positions();
    }

    /// Opens the index of this folder; one that cannot be read, or was made with other settings, is
    /// emptied, to be replayed from the log.
    public static LuceneIndex open(Path folder, GenerationSettings settings) {
        try {
            var directory = IndexFolder.open(folder);
            var found = IndexFolder.lastCommit(directory, folder, settings);
            var writer = IndexFolder.writer(directory, folder, settings);
            return new LuceneIndex(folder, settings, directory, writer, found);
        } catch (IOException e) {
            throw failure(e, folder);
        }
    }

    public synchronized Map<LogPartition, IndexPosition> positions() {
        return Map.copyOf(positions);
    }

    /// The position to go on from, 0 for a partition that is new to the index.
    public synchronized IndexPosition take(LogPartition partition, String topicId) {
        var position =
                positions.computeIfAbsent(partition, _ -> new IndexPosition(topicId, 0, null));
        if (!position.topicId().equals(topicId)) {
            throw new Fault(
                    "topic %s was created anew (id %s, but %s holds id %s): delete that folder to have it rebuilt"
                            .formatted(partition.topic(), topicId, folder, position.topicId()));
        }
        return position;
    }

    public synchronized void apply(List<Slice> slices) {
        var changes = new LastChanges();
        slices.forEach(slice -> changes.add(slice.changes(), position(slice).position()));
        try {
            write(changes);
        } catch (IOException e) {
            throw failure(e, folder);
        }
        slices.forEach(this::advance);
    }

    private void write(LastChanges changes) throws IOException {
        var deleted = new ArrayList<Term>();
        for (var table : RowDocuments.TABLES) {
            changes.deletes(table).forEach(key -> deleted.add(RowDocuments.key(table, key)));
            for (var row : changes.puts(table)) {
                writer.updateDocument(
                        RowDocuments.key(table, row.key()), RowDocuments.document(row));
            }
        }
        writer.deleteDocuments(deleted.toArray(Term[]::new));
    }

    private IndexPosition position(Slice slice) {
        var position = positions.get(slice.partition());
        if (position == null) {
            throw new IllegalStateException(slice.partition() + " was never taken");
        }
        if (slice.from() > position.position()) {
            throw new Fault(
                    "%s: a slice begins at %d, but %s holds only what is below %d"
                            .formatted(
                                    slice.partition(), slice.from(), folder, position.position()));
        }
        return position;
    }

    private void advance(Slice slice) {
        var before = position(slice);
        positions.put(
                slice.partition(),
                new IndexPosition(
                        before.topicId(),
                        Math.max(before.position(), slice.to()),
                        later(before.eventTime(), slice.eventTime())));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /// A reader of everything applied so far.
    public DirectoryReader reader() {
        try {
            return DirectoryReader.open(writer);
        } catch (IOException e) {
            throw failure(e, folder);
        }
    }

    /// The same if anything changed since the last one.
    public Optional<DirectoryReader> newer(DirectoryReader last) {
        try {
            return Optional.ofNullable(DirectoryReader.openIfChanged(last, writer));
        } catch (IOException e) {
            throw failure(e, folder);
        }
    }

    /// Makes durable what was applied before, its positions, and the merges done since.
    public void commit() {
        synchronized (this) {
            if (committed.equals(positions) && !writer.hasUncommittedChanges()) {
                return;
            }
            committed = Map.copyOf(positions);
            writer.setLiveCommitData(new CommitData(settings, committed).userData().entrySet());
        }
        try {
            writer.commit();
        } catch (IOException e) {
            throw failure(e, folder);
        }
    }

    /// Commits and closes. Lucene cannot stop a merge of vectors, which may take minutes: one that
    /// still runs after a while is left behind, to end with the process; nothing needs its outcome.
    @Override
    public void close() {
        if (writer.isOpen()) {
            commit();
        }
        var closing = Thread.ofPlatform().daemon().name("index-close").start(this::closeFiles);
        try {
            if (!closing.join(PATIENCE_WITH_MERGES)) {
                LOG.info("{}: a merge still runs and is left unfinished", folder);
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
        }
    }

    private static Fault failure(IOException e, Path folder) {
        return IndexFolder.failure(e, folder);
    }
}
