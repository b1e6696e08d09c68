package dev.lexlog.store;

import java.time.Duration;

/// A request took longer than it may; what it ran was cancelled.
public final class TimedOut extends RuntimeException {
    public TimedOut(Duration timeout) {
        super("took longer than " + timeout.toMillis() + " ms");
    }
}
