package dev.lexlog.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Deadlines by a clock that moves one nanosecond each time it is read, so that a test says exactly
/// after how many looks at the clock time is up.
public final class Deadlines {
    private Deadlines() {}

    public static Deadline afterLooks(long looks, AtomicLong clock) {
        return new Deadline(Duration.ofNanos(looks), clock::incrementAndGet);
    }
}
