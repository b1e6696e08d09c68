package dev.lexlog.embedding.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Until when a server asked to be left alone (`Retry-After`, seconds or an HTTP date). At most an
/// hour, so that a mistaken header cannot silence us for a day.
final class RestPeriod {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final InstantSource clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

    RestPeriod(InstantSource clock) {
        this.clock = clock;
    }

    /// How long is left, if anything.
    Optional<Duration> left() {
        return Optional.of(Duration.between(clock.instant(), until.get()))
                .filter(Duration::isPositive);
    }

    /// What is neither a number nor a date changes nothing.
    void begin(String retryAfter) {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        asked(retryAfter, now)
                .map(asked -> asked.isAfter(latest) ? latest : asked)
                .ifPresent(until::set);
    }

    private static Optional<Instant> asked(String retryAfter, Instant now) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Optional.of(now.plusSeconds(Long.parseLong(retryAfter)));
        }
        try {
            return Optional.of(
                    Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
