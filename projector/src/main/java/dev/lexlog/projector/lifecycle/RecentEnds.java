package dev.lexlog.projector.lifecycle;

import dev.lexlog.schemas.topic.LogPartition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// Where the log ended at the looks of the last second. Whoever is past all ends of one of them
/// lags less than a second, however fast the log grows.
final class RecentEnds {
    static final Duration LAG = Duration.ofSeconds(1);

    private record Seen(long at, Map<LogPartition, Long> ends) {}

    private final Deque<Seen> seen = new ArrayDeque<>();

    void saw(Map<LogPartition, Long> ends, long now) {
        seen.addLast(new Seen(now, Map.copyOf(ends)));
        while (now - seen.getFirst().at() > LAG.toNanos()) {
            seen.removeFirst();
        }
    }

    /// The positions are to be read after the last look.
    boolean reached(Map<LogPartition, Long> positions) {
        return seen.stream().anyMatch(look -> LogPartition.reached(look.ends(), positions));
    }
}
