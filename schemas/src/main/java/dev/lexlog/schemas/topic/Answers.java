package dev.lexlog.schemas.topic;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;

/// What the broker answered, with failures sorted into {@link Unavailable} and {@link Fault}.
public final class Answers {
    private Answers() {}

    public static <T> T of(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while Kafka was asked", e);
        }
    }

    /// Empty when the broker refuses for the expected reason.
    public static <T> Optional<T> unless(
            Class<? extends Exception> expected, KafkaFuture<T> answer) {
        return isRefused(expected, answer) ? Optional.empty() : Optional.of(of(answer));
    }

    /// Whether the broker refuses for the expected reason.
    public static boolean isRefused(Class<? extends Exception> expected, KafkaFuture<?> answer) {
        try {
            of(answer);
            return false;
        } catch (Unavailable | Fault e) {
            if (expected.isInstance(e.getCause())) {
                return true;
            }
            throw e;
        }
    }

    /// A broker that is still starting counts too few brokers for any replication factor.
    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof RetriableException
                || cause instanceof InvalidReplicationFactorException) {
            return new Unavailable(String.valueOf(cause.getMessage()), cause);
        }
        return new Fault("Kafka refuses: " + cause.getMessage(), cause);
    }
}
