package dev.lexlog.api.pipeline;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The topics as seen from outside. Safe for use by several threads. Throws {@link
/// dev.lexlog.schemas.failure.Unavailable} while the broker does not answer.
public interface Pipeline extends AutoCloseable {
    /// The next offset of each partition, open transactions included. Whoever saw a commit and asks
    /// then gets an end behind everything that the commit covers.
    Map<LogPartition, Long> highWatermarks(Collection<LogPartition> partitions);

    /// The end for those who read committed records only.
    Map<LogPartition, Long> stableEnds(Collection<LogPartition> partitions);

    /// The committed offsets of each group; a partition without one is left out.
    Map<String, Map<LogPartition, Long>> committed(Collection<String> groups);

    /// What a reader of committed records meets first in each stretch. However many there are, the
    /// broker is asked about all of them at once.
    Map<LogPartition, Next> next(Map<LogPartition, Stretch> stretches);

    /// The same of one.
    default Next next(LogPartition partition, long from, long to) {
        return Objects.requireNonNull(
                next(Map.of(partition, new Stretch(from, to))).get(partition));
    }

    long deadLetterCount();

    /// Dead letters by (partition, offset) from this place on.
    DeadLetterPage deadLetters(Place from, int limit);

    @Override
    void close();

    /// The offsets `[from, to)` of a partition.
    record Stretch(long from, long to) {}

    /// What lies next in a stretch of a partition.
    sealed interface Next {
        record Found(long offset, long timestamp) implements Next {}

        /// Transaction markers, aborted or compacted records, or nothing at all.
        record NoRecord() implements Next {}

        /// An open transaction may still bring some.
        record Undecided() implements Next {}
    }

    /// A place among the dead letters.
    record Place(int partition, long offset) {
        public static final Place START = new Place(0, 0);
    }

    /// Some dead letters, and where the next ones begin when there are more.
    record DeadLetterPage(List<DeadLetter> items, Optional<Place> next) {
        public DeadLetterPage {
            items = List.copyOf(items);
        }
    }
}
