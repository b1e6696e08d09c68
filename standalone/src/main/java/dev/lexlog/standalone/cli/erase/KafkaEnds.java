package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Whether a reader has met everything before given ends: it stands there, or nothing but markers
/// of transactions lies between.
final class Arrivals {
    private final TopicReader records;
    private final Map<LogPartition, Long> ends;

    Arrivals(TopicReader records, Map<LogPartition, Long> ends) {
        this.records = records;
        this.ends = Map.copyOf(ends);
    }

    /// How many partitions the reader still has something to read in.
    long behind(Map<LogPartition, Long> positions) {
        var open = new HashMap<LogPartition, Long>();
        ends.forEach((partition, end) -> {
            if (positions.getOrDefault(partition, 0L) < end) {
                open.put(partition, end);
            }
        });
        var unread = new HashSet<LogPartition>();
        records.read(
                positions,
                open,
                record -> {
                    unread.add(new LogPartition(record.topic(), record.partition()));
                    return false;
                });
        return unread.size();
    }
}
