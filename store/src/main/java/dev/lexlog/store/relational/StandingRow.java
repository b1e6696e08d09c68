package dev.lexlog.store.relational;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is live, who was before, and who is to be once it has read up to the mark.
public record StandingRow(
        int live,
        @Nullable Integer former,
        @Nullable Integer promoting,
        Map<LogPartition, Long> mark) {
    public StandingRow {
        mark = Map.copyOf(mark);
    }

    boolean promotes(int number) {
        return promoting != null && promoting == number;
    }

    /// Whether these positions have reached the mark.
    boolean isReached(Map<LogPartition, Long> positions) {
        return LogPartition.reached(mark, positions);
    }
}
