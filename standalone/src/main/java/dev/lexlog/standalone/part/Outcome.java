package dev.lexlog.standalone.part;

import dev.lexlog.schemas.failure.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// How a process ends: closed, or by the first fault of any part.
public final class Outcome {
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    public void closed() {
        end.complete(null);
    }

    public void failed(Throwable cause) {
        var fault = cause instanceof Fault f ? f : new Fault(describe(cause), cause);
        end.completeExceptionally(fault);
    }

    /// The value of `step`, unless a part fails first.
    public <T> T orFault(CompletableFuture<T> step) {
        try {
            CompletableFuture.anyOf(step, end).join();
            if (!step.isDone()) {
                throw new Fault("stopped while starting");
            }
            return step.join();
        } catch (CompletionException e) {
            throw unwrapped(e.getCause());
        }
    }

    public void await() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case null -> new Fault("ended without a cause");
            default -> new Fault(describe(cause), cause);
        };
    }

    private static String describe(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
