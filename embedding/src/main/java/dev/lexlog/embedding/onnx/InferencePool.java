package dev.lexlog.embedding.onnx;

import dev.lexlog.schemas.failure.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A few platform threads: an inference holds its thread in native code, which would pin the
/// carrier of a virtual one. Work that waits when the pool closes, or comes later, is {@link
/// Unavailable}.
final class InferencePool implements AutoCloseable {
    private final ExecutorService threads;

    InferencePool(String name, int size) {
        this.threads =
                Executors.newFixedThreadPool(
                        size, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    <T> List<T> all(List<Callable<T>> tasks) {
        var running = new ArrayList<Future<T>>(tasks.size());
        try {
            for (Callable<T> task : tasks) {
                running.add(threads.submit(task));
            }
            var results = new ArrayList<T>(tasks.size());
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while embedding", e);
        } catch (RejectedExecutionException | CancellationException e) {
            throw new Unavailable("the embedder is closed", e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            running.forEach(future -> future.cancel(true));
        }
    }

    /// For a task, between two inferences: {@link Unavailable} once nobody waits for it or the pool
    /// closes.
    static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Unavailable("the embedder is closed, or its caller has gone", null);
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }

    /// True from the moment on at which nothing new is begun.
    boolean isClosing() {
        return threads.isShutdown();
    }

    /// Returns when no inference runs any more, so that the model may be freed.
    @Override
    public void close() {
        threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                boolean _ = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
