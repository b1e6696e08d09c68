package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.producer.Acknowledged;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Sends events and keeps what became of each. Events of one key stay in order.
final class Publication {
    static final String SAFE_AGAIN =
            "running it again is safe: what did not change is not written twice";

    private final Outlet outlet;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Refused> tooLarge = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Publication(Outlet outlet) {
        this.outlet = outlet;
    }

    void send(InputEvent event) {
        stopOnFailure();
        var _ =
                outlet.send(event)
                        .whenComplete(
                                (acknowledged, problem) -> completed(event, acknowledged, problem));
        stopOnFailure();
    }

    /// Returns when every event is acknowledged.
    void flush() {
        outlet.flush();
        stopOnFailure();
    }

    /// Gives what is under way a last chance.
    void stop(Duration patience) {
        outlet.close(patience);
    }

    long acknowledged() {
        return acknowledged.get();
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// What no broker takes, however often it is tried.
    List<Refused> tooLarge() {
        return List.copyOf(tooLarge);
    }

    private void completed(
            InputEvent event, @Nullable Acknowledged taken, @Nullable Throwable problem) {
        if (problem instanceof RecordTooLargeException) {
            var message = String.valueOf(problem.getMessage());
            tooLarge.add(new Refused(Label.of(event), "too_large", message));
            return;
        }
        if (problem != null || taken == null) {
            failure.compareAndSet(null, problem);
            return;
        }
        sent.add(Sent.of(event, taken));
        acknowledged.incrementAndGet();
    }

    private void stopOnFailure() {
        var problem = failure.get();
        if (problem != null) {
            throw stopped(problem);
        }
    }

    private CommandFailed stopped(Throwable problem) {
        return switch (problem) {
            case Unavailable e ->
                    new CommandFailed(
                            "%s: start it with: ./lexlog up, or name it with --schema-registry-url"
                                    .formatted(e.getMessage()),
                            e);
            case Fault e -> new CommandFailed(String.valueOf(e.getMessage()), e);
            default ->
                    new CommandFailed(
                            "Kafka stopped taking events (%s); %d were acknowledged; %s"
                                    .formatted(problem.getMessage(), acknowledged(), SAFE_AGAIN),
                            problem);
        };
    }
}
