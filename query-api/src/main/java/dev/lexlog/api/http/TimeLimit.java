package dev.lexlog.api.http;

import dev.lexlog.store.TimedOut;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Answers in time whatever the work does: past the deadline the work is interrupted and cleans up
/// behind the client's back.
public final class TimeLimit {
    private TimeLimit() {}

    /// Throws what the work throws, or {@link TimedOut}.
    public static <T> T within(Duration timeout, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("request").start(task);
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new TimedOut(timeout);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
