package dev.lexlog.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InsistenceTest {
    private static final Backoff SHORT = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void recordWaitsUntilTheRegistryAnswers() {
        var insistence = new Insistence(SHORT, Duration.ofMinutes(1), new StopSignal());

        var answer = insistence.on(() -> awayUntil(50));

        assertThat(answer).isEqualTo(50);
    }

    @Test
    void waitEndsAtItsLimit() {
        var insistence = new Insistence(SHORT, Duration.ofMillis(9), new StopSignal());

        assertThatThrownBy(() -> insistence.on(() -> awayUntil(Integer.MAX_VALUE)))
                .isInstanceOf(Unavailable.class);
        assertThat(calls).hasValue(10);
    }

    @Test
    void stopEndsTheWait() {
        var stop = new StopSignal();
        var insistence = new Insistence(Backoff.DEFAULT, Duration.ofDays(1), stop);

        assertThatThrownBy(() ->
                        insistence.on(() -> {
                            stop.give();
                            return awayUntil(Integer.MAX_VALUE);
                        }))
                .isInstanceOf(Unavailable.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void delaysDoubleUpToTheirLimit() {
        assertThat(Backoff.DEFAULT.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(Backoff.DEFAULT.after(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(Backoff.DEFAULT.after(1_000)).isEqualTo(Duration.ofSeconds(5));
    }

    private int awayUntil(int call) {
        if (calls.incrementAndGet() < call) {
            throw new Unavailable("the registry is away", null);
        }
        return calls.get();
    }
}
