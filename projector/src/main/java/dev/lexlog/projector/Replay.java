package dev.lexlog.projector;

import java.time.Duration;

/// How much of the log that lay ahead at the start has been applied, counted in offsets.
public record Replay(long done, long total, Duration elapsed) {
    public Replay {
        if (done < 0 || done > total) {
            throw new IllegalArgumentException(done + " of " + total + " is no progress");
        }
    }

    public boolean complete() {
        return done == total;
    }

    public long perSecond() {
        return elapsed.isZero() ? 0 : Math.round(done * 1e9 / elapsed.toNanos());
    }

    /// At the pace so far; zero while nothing has been read.
    public Duration remaining() {
        return done == 0 ? Duration.ZERO : elapsed.multipliedBy(total - done).dividedBy(done);
    }
}
