package dev.lexlog.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InferencePoolTest {
    private static final Executor THREAD = Thread.ofVirtual()::start;

    @Test
    void resultsComeInTheOrderOfTheTasks() {
        try (var pool = new InferencePool("test", 3)) {
            assertThat(pool.all(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3, () -> 4)))
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void failureOfATaskIsTheCallers() {
        try (var pool = new InferencePool("test", 1)) {
            Callable<Integer> failing =
                    () -> {
                        throw new Fault("broken");
                    };

            assertThatThrownBy(() -> pool.all(List.of(failing)))
                    .isInstanceOf(Fault.class)
                    .hasMessage("broken");
        }
    }

    @Test
    void closeWaitsForTheRunningTaskAndReleasesWhoWaitsForTheRest() throws Exception {
        var pool = new InferencePool("test", 1);
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicInteger();
        Callable<Integer> running =
                () -> {
                    begun.countDown();
                    awaitUninterrupted(mayEnd);
                    return ended.incrementAndGet();
                };
        var caller =
                CompletableFuture.supplyAsync(() -> pool.all(List.of(running, running)), THREAD);
        begun.await();

        var close = CompletableFuture.runAsync(pool::close, THREAD);
        while (!pool.isClosing()) {
            Thread.onSpinWait();
        }
        assertThat(close).isNotDone();
        mayEnd.countDown();

        close.get(10, TimeUnit.SECONDS);
        assertThat(ended).hasValue(1);
        assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Unavailable.class);
    }

    @Test
    void interruptedCallerKeepsItsInterruptAndLeavesNoWork() {
        var mayEnd = new CountDownLatch(1);
        Callable<Integer> running =
                () -> {
                    awaitUninterrupted(mayEnd);
                    return 1;
                };
        try (var pool = new InferencePool("test", 1)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> pool.all(List.of(running))).isInstanceOf(Unavailable.class);
            assertThat(Thread.interrupted()).isTrue();
            mayEnd.countDown();
        }
    }

    /// An inference does not see interrupts either.
    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                open = latch.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }
}
