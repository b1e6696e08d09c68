package dev.lexlog.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RestPeriodTest {
    private final RestPeriod rest =
            new RestPeriod(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    @Test
    void nothingIsLeftBeforeAServerAsks() {
        assertThat(rest.left()).isEmpty();
    }

    @Test
    void secondsAndDatesAreUnderstood() {
        rest.begin("120");
        assertThat(rest.left()).contains(Duration.ofMinutes(2));

        rest.begin("Thu, 1 Jan 2026 00:00:30 GMT");
        assertThat(rest.left()).contains(Duration.ofSeconds(30));
    }

    @Test
    void longestRestIsAnHour() {
        rest.begin("999999999");

        assertThat(rest.left()).contains(Duration.ofHours(1));
    }

    @Test
    void whatIsNeitherChangesNothing() {
        rest.begin("soon");

        assertThat(rest.left()).isEmpty();
    }
}
