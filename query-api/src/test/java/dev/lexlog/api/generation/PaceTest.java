package dev.lexlog.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

    private final Pace pace = new Pace();

    @Test
    void firstLookCountsFromTheBeginning() {
        assertThat(pace.perSecond(1, "loading", START, 500, at(5))).hasValue(100);
    }

    @Test
    void nothingIsSaidOfLessThanASecond() {
        assertThat(pace.perSecond(1, "loading", START, 500, START.plusMillis(900))).isEmpty();
    }

    @Test
    void laterLooksCountFromEarlierOnes() {
        pace.perSecond(1, "loading", START, 1_000, at(10));

        assertThat(pace.perSecond(1, "loading", START, 1_400, at(12))).hasValue(200);
    }

    @Test
    void looksOfLongAgoAreForgotten() {
        pace.perSecond(1, "loading", START, 0, at(1));
        pace.perSecond(1, "loading", START, 1_000, at(40));
        pace.perSecond(1, "loading", START, 1_100, at(50));

        assertThat(pace.perSecond(1, "loading", START, 1_300, at(60))).hasValue(15);
    }

    @Test
    void anotherPhaseAndAnotherGenerationAreCountedApart() {
        pace.perSecond(1, "loading", START, 1_000, at(10));

        assertThat(pace.perSecond(1, "catching-up", at(11), 1_200, at(11))).isEmpty();
        assertThat(pace.perSecond(2, "loading", START, 120, at(12))).hasValue(10);
    }

    @Test
    void fallingBackBeginsAnew() {
        pace.perSecond(1, "loading", START, 1_000, at(10));

        assertThat(pace.perSecond(1, "loading", at(11), 0, at(11))).isEmpty();
        assertThat(pace.perSecond(1, "loading", at(11), 50, at(13))).hasValue(25);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
