package dev.lexlog.worker.retry;

import dev.lexlog.schemas.failure.Unavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats a call that is {@link Unavailable} until it answers, for at most `limit`; then, and when
/// the worker stops, the last failure goes on to the caller.
public record Insistence(Backoff backoff, Duration limit, StopSignal stop) {
    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);

    public <T> T on(Supplier<T> call) {
        var waited = Duration.ZERO;
        for (int failures = 1; ; failures++) {
            try {
                return call.get();
            } catch (Unavailable e) {
                if (failures == 1) {
                    LOG.warn("waiting: {}", e.getMessage());
                }
                var delay = backoff.after(failures);
                waited = waited.plus(delay);
                if (waited.compareTo(limit) > 0 || stop.within(delay)) {
                    throw e;
                }
            }
        }
    }
}
