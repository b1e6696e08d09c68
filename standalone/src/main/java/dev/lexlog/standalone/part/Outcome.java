package dev.lexlog.standalone.part;

import dev.lexlog.schemas.failure.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;

/// How a process ends: closed, or by the first fault of any part.
public final class Outcome {
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    public void closed() {
        end.complete(null);
    }

    public void failed(Throwable cause) {
        end.completeExceptionally(fault(cause));
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

    private static Fault fault(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedInstanceIdException) {
                return new Fault(
                        "another process runs under the same instance name: give each its own (--instance)",
                        failure);
            }
        }
        return failure instanceof Fault f ? f : new Fault(describe(failure), failure);
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
