package dev.lexlog.standalone.process;

import dev.lexlog.standalone.part.OpenParts;
import dev.lexlog.standalone.part.Outcome;
import dev.lexlog.worker.retry.StopSignal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A process from its first part to its last: what is open, how it ends, and whether it is to stop,
/// which SIGTERM and Ctrl-C say.
final class Running implements AutoCloseable {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(14);
    private static final Duration GIVES_UP_WITHIN = Duration.ofSeconds(1);

    private final OpenParts parts = new OpenParts();
    private final Outcome outcome = new Outcome();
    private final StopSignal stop = new StopSignal();
    private final Patience patience = new Patience(stop);
    private final CountDownLatch closed = new CountDownLatch(1);

    static Running begin() {
        var running = new Running();
        var hook = Thread.ofPlatform().name("stop-process").unstarted(running::stop);
        Runtime.getRuntime().addShutdownHook(hook);
        return running;
    }

    OpenParts parts() {
        return parts;
    }

    Outcome outcome() {
        return outcome;
    }

    Patience patience() {
        return patience;
    }

    boolean isStopping() {
        return stop.isGiven();
    }

    /// What `step` gives, unless the process is stopped or a part fails before.
    <T> T start(Supplier<T> step) throws InterruptedException {
        var done = new CompletableFuture<T>();
        var thread =
                Thread.ofPlatform()
                        .name("start")
                        .daemon()
                        .start(() -> {
                            try {
                                done.complete(step.get());
                            } catch (RuntimeException | Error e) {
                                done.completeExceptionally(e);
                            }
                        });
        try {
            return outcome.orFault(done);
        } finally {
            if (!done.isDone()) {
                thread.interrupt();
                thread.join(GIVES_UP_WITHIN);
            }
        }
    }

    void awaitEnd() throws InterruptedException {
        outcome.await();
    }

    /// Returns when everything is closed, or when that takes too long: all that is then lost is
    /// done again, for nothing was committed.
    private void stop() {
        stop.give();
        outcome.closed();
        try {
            var _ = closed.await(STOPS_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        parts.close();
        closed.countDown();
    }
}
