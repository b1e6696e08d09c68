package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;

/// Law 6: a log only grows, so a reader is never beyond its end, unless records were lost.
public final class LostRecords {
    private LostRecords() {}

    /// The end is looked up after the position.
    public static void check(LogPartition partition, long position, long end) {
        if (position > end) {
            throw new Fault(
                    "%s was read up to %d, but ends at %d: the log has lost records. Rebuild the generation from the log"
                            .formatted(partition, position, end));
        }
    }
}
