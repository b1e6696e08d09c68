package dev.lexlog.bench.report;

import java.util.Arrays;
import java.util.Locale;

/// How long something took, each time it was done, in nanoseconds. Percentiles are nearest-rank:
/// always a time that was measured.
public final class Timings {
    private static final double NANOS_A_MILLI = 1e6;

    private final long[] nanos;
    private int count;

    /// For at most this many.
    public Timings(int most) {
        nanos = new long[most];
    }

    public void add(long duration) {
        nanos[count++] = duration;
    }

    public int count() {
        return count;
    }

    public double medianMillis() {
        return percentileMillis(50);
    }

    public double percentileMillis(int percent) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("percentile " + percent + ": 1 to 100");
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = Math.ceilDiv(percent * count, 100);
        return sorted[rank - 1] / NANOS_A_MILLI;
    }

    /// As in `p50 1.23 ms, p95 4.56 ms`.
    public String p50AndP95() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p95 %.2f ms",
                percentileMillis(50),
                percentileMillis(95));
    }
}
