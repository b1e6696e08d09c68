package dev.lexlog.worker.rules;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import java.time.Instant;
import java.util.Optional;

/// Rules about when an event happened.
public final class TimeRules {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private TimeRules() {}

    /// The event's own time, or the broker's when it has none.
    public static Instant timeOf(InputEvent event, Instant brokerTime) {
        var occurred = event.occurredAt();
        return occurred == null || occurred.equals(Instant.EPOCH) ? brokerTime : occurred;
    }

    public static Optional<Refusal> isInRange(Instant at) {
        return isInRange("occurred_at", at);
    }

    public static Optional<Refusal> isInRange(String what, Instant at) {
        return at.isBefore(FIRST) || at.isAfter(LAST)
                ? TextRules.refusal(
                        ReasonCode.BAD_TIME,
                        "%s is %s, outside the years 1 to 9999: send milliseconds since 1970, or leave it out"
                                .formatted(what, at))
                : Optional.empty();
    }
}
