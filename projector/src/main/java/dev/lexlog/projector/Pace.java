package dev.lexlog.projector;

import java.time.Duration;
import java.util.function.IntSupplier;

/// Holds a rebuild back beside the live load. So many rows a second are for all projectors of a
/// generation together; each has the share of the partitions that it holds. 0 is no bound, and the
/// bound may change on the way.
final class Pace {
    private static final double NANOS = 1e9;

    private final IntSupplier rowsPerSecond;
    private long paidUntil = Long.MIN_VALUE;

    Pace(IntSupplier rowsPerSecond) {
        this.rowsPerSecond = rowsPerSecond;
    }

    /// `held` of `all` partitions are held by the one that has applied the rows.
    void applied(int rows, int held, int all, long now) {
        int bound = rowsPerSecond.getAsInt();
        if (bound == 0) {
            paidUntil = Long.MIN_VALUE;
            return;
        }
        double share = (double) bound * Math.max(1, held) / all;
        paidUntil = Math.max(paidUntil, now) + Math.round(rows * NANOS / share);
    }

    /// How long nothing more is to be applied.
    Duration rest(long now) {
        if (rowsPerSecond.getAsInt() == 0 || paidUntil <= now) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(paidUntil - now);
    }
}
