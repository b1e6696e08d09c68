package dev.lexlog.projector;

import java.util.concurrent.atomic.LongAdder;

/// How often partitions changed hands, as the projectors of this process saw it.
public final class Handovers {
    private final LongAdder taken = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder fenced = new LongAdder();

    /// Partitions whose fence it raised.
    public long taken() {
        return taken.sum();
    }

    /// Partitions that Kafka gave away while it was silent.
    public long lost() {
        return lost.sum();
    }

    /// Batches that were rolled back because another projector had taken a partition of theirs.
    public long fenced() {
        return fenced.sum();
    }

    void countTaken(int partitions) {
        taken.add(partitions);
    }

    void countLost(int partitions) {
        lost.add(partitions);
    }

    void countFenced() {
        fenced.increment();
    }
}
