package dev.lexlog.store;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.topic.LogPartition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch `[from, to)` of a partition: its changes in offset order, and perhaps nothing but
/// transaction markers. `eventTime` is the newest timestamp in it, null when it has no record;
/// `atEnd` whether `to` was the partition's end when it was polled.
public record Slice(
        LogPartition partition,
        long from,
        long to,
        @Nullable Instant eventTime,
        boolean atEnd,
        List<Change> changes) {
    public Slice {
        if (from > to) {
            throw new IllegalArgumentException(partition + ": from " + from + " is after " + to);
        }
        changes = List.copyOf(changes);
    }
}
