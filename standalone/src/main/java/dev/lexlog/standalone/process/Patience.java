package dev.lexlog.standalone.process;

import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits at the start for what does not answer yet, until the process is stopped: a line when the
/// wait begins, one every half minute, one when it is over.
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    private final StopSignal stop;
    private volatile Optional<String> obstacle = Optional.of("starting");

    Patience(StopSignal stop) {
        this.stop = stop;
    }

    /// That the start is over.
    ReadinessCheck check() {
        return new ReadinessCheck("start", () -> obstacle);
    }

    void started() {
        obstacle = Optional.empty();
    }

    void await(String what, Runnable call) {
        await(
                what,
                () -> {
                    call.run();
                    return true;
                });
    }

    <T> T await(String what, Supplier<T> call) {
        long nextLine = System.nanoTime();
        obstacle = Optional.of("waiting for " + what);
        for (int failures = 1; ; failures++) {
            try {
                var answer = call.get();
                if (failures > 1) {
                    LOG.info("{}: the wait is over", what);
                }
                return answer;
            } catch (Unavailable e) {
                obstacle = Optional.of("waiting for " + what + ": " + e.getMessage());
                if (System.nanoTime() - nextLine >= 0) {
                    LOG.warn("waiting for {}: {}", what, e.getMessage());
                    nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
                }
                if (stop.within(Backoff.DEFAULT.after(failures))) {
                    throw e;
                }
            }
        }
    }

    /// Until all of it passes.
    void await(Iterable<ReadinessCheck> checks) {
        for (var check : checks) {
            await(check.name(), () -> check.obstacle().get().ifPresent(Patience::refuse));
        }
    }

    private static void refuse(String obstacle) {
        throw new Unavailable(obstacle, null);
    }
}
