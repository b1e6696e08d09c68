package dev.lexlog.worker.stage;

import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import org.jspecify.annotations.Nullable;

/// A record that a stage writes, in the transaction of its input. The hash of `routedBy` gives the
/// partition, so that a row lies where the task that owns it reads.
public sealed interface Output {
    /// To the log topic of the row's table.
    record Put(LogRow row, String routedBy) implements Output {}

    /// To a log topic.
    record Tombstone(LogTable table, String key, String routedBy) implements Output {}

    /// To an internal topic; a null value is a tombstone. Where the topic belongs to an input
    /// topic, the record carries the input's origin, key and append time.
    @SuppressWarnings("ArrayRecordComponent")
    record Forward(String topic, String key, byte @Nullable [] value, String routedBy)
            implements Output {}

    /// To every partition of an internal topic, otherwise like {@link Forward}.
    @SuppressWarnings("ArrayRecordComponent")
    record Multicast(String topic, String key, byte[] value) implements Output {}

    /// To the partition of the internal topic that this task reads, otherwise like {@link Forward}:
    /// the task goes on with its input in another transaction, and this one ends.
    @SuppressWarnings("ArrayRecordComponent")
    record Again(String topic, String key, byte[] value) implements Output {}

    /// An input that waited, and is refused now; or one that is refused although what was found on
    /// the way to it has to be written.
    record Refused(Refusal refusal, Arrival input) implements Output {}
}
