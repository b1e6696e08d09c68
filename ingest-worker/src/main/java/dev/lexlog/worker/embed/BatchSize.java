package dev.lexlog.worker.embed;

import java.time.Duration;

/// How many records make a batch: as many as the model lately did in a second, so that a slow model
/// shows its first results soon, keeps its cores busy to the end of a batch, and has few
/// transactions.
final class BatchSize {
    private static final long GOAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int FIRST = 16;

    private final int most;
    private int current;

    BatchSize(int most) {
        this.most = most;
        this.current = Math.min(FIRST, most);
    }

    int current() {
        return current;
    }

    /// At most doubles, so that a batch of tombstones does not lead to one that takes minutes.
    void took(int records, long nanos) {
        long inGoal = records * GOAL_NANOS / Math.max(1, nanos);
        current = (int) Math.clamp(inGoal, 1, Math.min(most, 2L * current));
    }
}
