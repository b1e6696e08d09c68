package dev.lexlog.worker.retry;

import java.time.Duration;

/// How long to wait before the next attempt: twice as long after each failure, up to a limit.
public record Backoff(Duration first, Duration most) {
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /// After this many failures, counted from 1.
    public Duration after(int failures) {
        int doublings = Math.min(failures - 1, 30);
        var delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(most) < 0 ? delay : most;
    }
}
