package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Law 6: whoever was away from a log's end for longer than tombstones are kept may have missed
/// one, and would keep a row that was deleted.
public final class Absence {
    private Absence() {}

    /// `lastAtEnd` is null for a reader that has not reached the end yet: it began at the start.
    public static void check(
            LogPartition partition,
            long behind,
            @Nullable Instant lastAtEnd,
            Duration tombstonesKept,
            Instant now) {
        if (behind == 0 || lastAtEnd == null) {
            return;
        }
        var away = Duration.between(lastAtEnd, now);
        if (away.compareTo(tombstonesKept) > 0) {
            throw new Fault(
                    partition
                            + " was last read to its end "
                            + text(away)
                            + " ago, but keeps deletions for "
                            + text(tombstonesKept)
                            + " only: one may have been missed. Rebuild the generation from the"
                            + " log");
        }
    }

    private static String text(Duration time) {
        return time.toDays() > 1 ? time.toDays() + " days" : time.toSeconds() + " s";
    }
}
