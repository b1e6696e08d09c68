package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicInteger bound = new AtomicInteger(100);
    private final Pace pace = new Pace(bound::get);

    @Test
    void whoHoldsAllPartitionsRestsUntilTheRowsArePaidFor() {
        pace.applied(50, 24, 24, 0);

        assertThat(pace.rest(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.rest(Duration.ofMillis(400).toNanos())).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.rest(Duration.ofMillis(500).toNanos())).isZero();
    }

    @Test
    void whoHoldsAQuarterHasAQuarterOfTheBound() {
        pace.applied(50, 6, 24, 0);

        assertThat(pace.rest(0)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void timeThatWasNotUsedIsNotSavedUp() {
        pace.applied(1, 24, 24, 0);
        pace.applied(50, 24, 24, Duration.ofHours(1).toNanos());

        assertThat(pace.rest(Duration.ofHours(1).toNanos())).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void boundThatIsTakenAwayHoldsNobodyBackAnyMore() {
        pace.applied(5_000, 24, 24, 0);
        bound.set(0);

        assertThat(pace.rest(0)).isZero();
    }
}
