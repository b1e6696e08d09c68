package dev.lexlog.store.lifecycle;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// All generations of one store. Safe for use by several threads and, in PostgreSQL, by several
/// processes. Throws {@link dev.lexlog.schemas.failure.Unavailable} while the database does not
/// answer, and {@link UnknownGeneration} for a number that never was.
public interface Generations extends AutoCloseable {
    /// By number, with those that are retired.
    List<GenerationEntry> list();

    /// Empty while the store is.
    Optional<Standing> standing();

    /// The generation that answers, for a start: in an empty store the first one is made with these
    /// settings, live from its beginning.
    GenerationEntry begin(GenerationSettings first);

    /// Makes a generation that is to be loaded, its settings {@link GenerationSettings#numbered}.
    GenerationEntry order(RebuildOrder order);

    /// From one state to the next; false when it was in another one by then. Becoming live is
    /// {@link #goLive}'s alone. What {@link GenerationState#mayBecome} denies is an {@link
    /// IllegalArgumentException}.
    boolean move(int number, GenerationState from, GenerationState to);

    /// Marks it as promoting, with the positions that the live one has at this moment; false when
    /// it is not ready, or another one is promoting.
    boolean promote(int number);

    /// Makes the promoting one live and the live one ready, in one transaction, once its positions
    /// have reached the mark; false before, or when it is not promoting any more.
    boolean goLive(int number);

    /// The one that was live before the one that is, while it is still {@link
    /// GenerationState.Ready}.
    OptionalInt former();

    void askVerification(int number);

    void verified(int number, GenerationEntry.Verification verification);

    /// The generation with its keys and indexes, to be folded and read. Owned by this; the same one
    /// every time. {@link dev.lexlog.schemas.failure.Unavailable} unless its state folds.
    Generation open(int number);

    /// A writer of a generation that is loading: it appends, and sorts out nothing.
    GenerationWriter loader(int number);

    /// How many of them a process loads with, at once.
    default int loaders() {
        return 1;
    }

    /// What is loaded becomes tables with keys and indexes. Takes every partition's fence first, so
    /// that no loader writes any more. May be called again after a crash, and goes on.
    void index(int number);

    /// Empty unless some process is indexing it.
    Optional<IndexingProgress> indexing(int number);

    Extent extent(int number);

    /// How far it has read, loading or folding.
    Map<LogPartition, Long> positions(int number);

    /// When each of its partitions last stood at the end of its log.
    Map<LogPartition, Instant> lastAtEnd(int number);

    /// Removes its tables and indexes; also what was left of a removal that a crash interrupted. An
    /// {@link IllegalStateException} unless it retires.
    void drop(int number);

    /// Empty while another process has it.
    Optional<Lease> lease(int number, String task);

    @Override
    void close();
}
