package dev.lexlog.standalone.cli.erase;

import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// How long a topic keeps what is in it, by its own settings.
record TopicSettings(String topic, Map<String, String> values) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);
    private static final long FOR_EVER = Long.MAX_VALUE;

    TopicSettings {
        values = Map.copyOf(values);
    }

    /// When retention has removed a record of this time. A segment goes as a whole, when its newest
    /// record is old enough, and takes records until it is `segment.ms` old.
    Fate byRetention(Instant newest) {
        long retention = number("retention.ms");
        if (retention < 0 || retention == FOR_EVER) {
            return number("retention.bytes") < 0
                    ? new Fate.Never("retention.ms is unlimited")
                    : new Fate.Never("retention.ms is unlimited, and retention.bytes names no day");
        }
        return after(newest, retention, number("segment.ms"));
    }

    /// When compaction has removed the values that lie before a tombstone or a newer value of this
    /// time. Their segment takes records until it is `max.compaction.lag.ms` old, and is left alone
    /// until its newest record is `min.compaction.lag.ms` old.
    Fate byCompaction(Instant newest) {
        long longest = number("max.compaction.lag.ms");
        long shortest = Math.max(0, number("min.compaction.lag.ms"));
        return Math.max(longest, shortest) == FOR_EVER
                ? new Fate.Never("max.compaction.lag.ms or min.compaction.lag.ms is unlimited")
                : after(newest, longest, shortest);
    }

    boolean isCompacted() {
        return values.getOrDefault("cleanup.policy", "").contains("compact");
    }

    private Fate after(Instant newest, long first, long second) {
        try {
            return new Fate.By(newest.plusMillis(first).plusMillis(second).plus(BETWEEN_LOOKS));
        } catch (ArithmeticException | java.time.DateTimeException e) {
            return new Fate.Never("the settings lead beyond the calendar");
        }
    }

    private long number(String name) {
        return Long.parseLong(values.getOrDefault(name, "-1"));
    }
}
