package dev.lexlog.projector;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When each held partition last stood at its end, and for how long its tombstones are kept. A
/// reader that is too slow misses deletions just as one that was away.
final class Attendance {
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);
    private static final int SIGNS_WHILE_KEPT = 4;

    private final Map<LogPartition, Stand> stands = new HashMap<>();

    private record Stand(@Nullable Instant lastAtEnd, Duration tombstonesKept) {}

    void taken(
            LogPartition partition,
            long behind,
            @Nullable Instant lastAtEnd,
            Duration tombstonesKept,
            Instant now) {
        Absence.check(partition, behind, lastAtEnd, tombstonesKept, now);
        stands.put(partition, new Stand(behind == 0 ? now : lastAtEnd, tombstonesKept));
    }

    /// Before they are applied.
    void check(List<Slice> slices, Instant now) {
        for (var slice : slices) {
            var stand = stands.get(slice.partition());
            if (stand != null) {
                long behind = slice.to() - slice.from();
                var kept = stand.tombstonesKept();
                Absence.check(slice.partition(), behind, stand.lastAtEnd(), kept, now);
            }
        }
    }

    void applied(List<Slice> slices, Instant now) {
        for (var slice : slices) {
            if (slice.atEnd()) {
                stands.computeIfPresent(
                        slice.partition(), (_, stand) -> new Stand(now, stand.tombstonesKept()));
            }
        }
    }

    /// How often to say of a quiet log that it is at its end.
    Duration betweenSigns() {
        return stands.values().stream()
                .map(stand -> stand.tombstonesKept().dividedBy(SIGNS_WHILE_KEPT))
                .reduce(LONGEST_SILENCE, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
}
