package dev.lexlog.store.postgres;

import dev.lexlog.store.postgres.Steps.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Stops whoever first comes to a step, until it is told to go on.
final class Pause implements AutoCloseable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch resumed = new CountDownLatch(1);

    Steps at(Step at) {
        return step -> {
            if (step == at && reached.getCount() > 0) {
                reached.countDown();
                await(resumed);
            }
        };
    }

    /// Starts what is going to be stopped, and returns when it is.
    <T> CompletableFuture<T> start(Supplier<T> work) {
        var result = async(work);
        await(reached);
        return result;
    }

    static <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("paused").start(task));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void resume() {
        resumed.countDown();
    }

    @Override
    public void close() {
        resume();
    }
}
