package dev.lexlog.standalone.stack;

import java.time.Duration;

/// Tells the listener what is up and since when.
record StartClock(StackListener listener, long began) {
    StartClock(StackListener listener) {
        this(listener, System.nanoTime());
    }

    void up(String part) {
        listener.up(part, Duration.ofNanos(System.nanoTime() - began));
    }

    Runnable timed(String part, Runnable step) {
        return () -> {
            step.run();
            up(part);
        };
    }
}
