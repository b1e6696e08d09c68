package dev.lexlog.store;

import dev.lexlog.schemas.topic.LogPartition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The writing side of a generation: folds slices of log topics into tables (laws 2 and 3). It
/// decides nothing: a put is an upsert, a delete a delete, the highest offset of a key wins.
public interface GenerationWriter {
    /// Takes partitions over: raises each fence and answers the position to resume from (0 when the
    /// partition is new). Whoever held them before can no longer write. `topicIds` names the id of
    /// each topic; a stored position of another id throws {@link dev.lexlog.schemas.failure.Fault},
    /// for the topic was re-created.
    Map<LogPartition, Long> take(Collection<LogPartition> partitions, Map<String, String> topicIds);

    /// When each partition that was ever taken last stood at the end of its log; one that is new
    /// counts as standing there. Whoever was away for longer than tombstones are kept may have
    /// missed a deletion.
    Map<LogPartition, Instant> lastAtEnd();

    /// Applies the slices and moves their positions in one transaction, or changes nothing. Changes
    /// below the stored position are dropped. At most one slice a partition.
    Outcome apply(List<Slice> slices);

    /// What became of a batch.
    sealed interface Outcome {
        /// Committed and visible to new readings.
        record Applied(int changes) implements Outcome {}

        /// Another projector took these partitions; nothing was written.
        record Fenced(Collection<LogPartition> partitions) implements Outcome {}
    }
}
