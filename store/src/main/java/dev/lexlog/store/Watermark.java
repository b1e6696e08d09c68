package dev.lexlog.store;

import dev.lexlog.schemas.topic.LogPartition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a generation has read: next offset per partition, and the newest event time covered
/// (null while empty).
public record Watermark(@Nullable Instant eventTime, Map<LogPartition, Long> positions) {
    public Watermark {
        positions = Map.copyOf(positions);
    }
}
