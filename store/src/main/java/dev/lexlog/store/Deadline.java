package dev.lexlog.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When a reading has to be done; every query on its behalf asks this one.
public final class Deadline {
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final long end;

    Deadline(Duration timeout, LongSupplier nanoTime) {
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + timeout.toNanos();
    }

    public static Deadline after(Duration timeout) {
        return new Deadline(timeout, System::nanoTime);
    }

    public boolean passed() {
        return remainingNanos() <= 0;
    }

    public long remainingNanos() {
        return end - nanoTime.getAsLong();
    }

    /// Throws {@link TimedOut} once it has passed.
    public void check() {
        if (passed()) {
            throw timedOut();
        }
    }

    public TimedOut timedOut() {
        return new TimedOut(timeout);
    }
}
