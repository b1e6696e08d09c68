package dev.lexlog.store.lifecycle;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import java.util.Map;

/// A new generation to be made from the log, whose partitions end at `ends` now.
public record RebuildOrder(
        GenerationSettings settings,
        Map<LogPartition, Long> ends,
        boolean promoteWhenReady,
        int rowsPerSecond) {
    public RebuildOrder {
        ends = Map.copyOf(ends);
    }
}
