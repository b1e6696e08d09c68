package dev.lexlog.projector;

import dev.lexlog.schemas.topic.LogPartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Measures the way from the positions at the start to the ends of then.
final class ReplayClock {
    private final Map<LogPartition, Long> starts = new HashMap<>();
    private final Map<LogPartition, Long> ends = new HashMap<>();
    private long startedAt;
    private boolean reported;

    /// A partition counts from the first time it is taken.
    void taken(LogPartition partition, long position, long end, long now) {
        if (starts.isEmpty()) {
            startedAt = now;
        }
        if (starts.putIfAbsent(partition, position) == null) {
            ends.put(partition, Math.max(position, end));
        }
    }

    /// Nothing before the first partition is taken, and once the whole way has been reported.
    Optional<Replay> progress(Map<LogPartition, Long> positions, long now) {
        long done = 0;
        long total = 0;
        for (var start : starts.entrySet()) {
            long from = start.getValue();
            long end = ends.getOrDefault(start.getKey(), from);
            long at = positions.getOrDefault(start.getKey(), from);
            total += end - from;
            done += Math.clamp(at, from, end) - from;
        }
        if (reported || starts.isEmpty()) {
            return Optional.empty();
        }
        reported = done == total;
        return Optional.of(new Replay(done, total, Duration.ofNanos(now - startedAt)));
    }
}
