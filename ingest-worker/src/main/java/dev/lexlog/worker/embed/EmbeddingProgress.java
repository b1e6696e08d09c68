package dev.lexlog.worker.embed;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts since the start of the process.
public final class EmbeddingProgress {
    final LongAdder read = new LongAdder();
    final LongAdder embedded = new LongAdder();
    final LongAdder supplied = new LongAdder();
    final LongAdder deleted = new LongAdder();
    final LongAdder modelFailures = new LongAdder();
    final LongAdder rollbacks = new LongAdder();
    final AtomicLong behind = new AtomicLong();

    EmbeddingProgress() {}

    Snapshot snapshot() {
        return new Snapshot(
                read.sum(),
                embedded.sum(),
                supplied.sum(),
                deleted.sum(),
                modelFailures.sum(),
                rollbacks.sum(),
                behind.get());
    }

    /// `read`: records whose transaction was committed. `embedded`, `supplied` and `deleted`:
    /// vectors from our model, vectors that came along, and tombstones among what was written for
    /// them. `behind`: records of the partitions it has that it knows of and has not committed.
    public record Snapshot(
            long read,
            long embedded,
            long supplied,
            long deleted,
            long modelFailures,
            long rollbacks,
            long behind) {}
}
