package dev.lexlog.api.await;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Map;

/// One look at how far everybody is. The order of the looks matters: committed offsets first, then
/// the ends, so that an end lies behind all that a commit covers; the generation's positions last.
///
/// @param committed by group
/// @param ends high watermarks
/// @param positions of the live generation
record Progress(
        Map<String, Map<LogPartition, Long>> committed,
        Map<LogPartition, Long> ends,
        Map<LogPartition, Long> positions) {
    long at(Reader reader, LogPartition partition) {
        var offsets =
                switch (reader) {
                    case Reader.Group(var name) -> committed.getOrDefault(name, Map.of());
                    case Reader.Projector() -> positions;
                };
        return offsets.getOrDefault(partition, 0L);
    }

    /// Asked only of partitions that were looked at: a missing end must not pass for an empty one.
    long end(LogPartition partition) {
        var end = ends.get(partition);
        if (end == null) {
            throw new IllegalArgumentException("nobody looked at " + partition);
        }
        return end;
    }
}
