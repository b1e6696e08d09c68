package dev.lexlog.projector.verify;

import dev.lexlog.schemas.failure.Unavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Several tasks at once, each on a thread of its own. The first failure is the failure of all.
final class Lanes {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("verify-", 0).factory();

    private final BooleanSupplier stopped;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Lanes(BooleanSupplier stopped) {
        this.stopped = stopped;
    }

    /// Returns when all have ended.
    void run(Runnable... tasks) {
        try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
            for (var task : tasks) {
                var _ =
                        CompletableFuture.runAsync(task, threads)
                                .whenComplete((_, e) -> failure.compareAndSet(null, e));
            }
        }
        var first = failure.get();
        if (first != null) {
            throw first.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(first);
        }
    }

    /// Whether the tasks are to end early.
    boolean ended() {
        return stopped.getAsBoolean() || failure.get() != null;
    }

    /// To be called by the tasks often.
    void check() {
        if (ended()) {
            throw new Unavailable("verifying was stopped", null);
        }
    }
}
