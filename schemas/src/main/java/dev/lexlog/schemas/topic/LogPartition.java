package dev.lexlog.schemas.topic;

import java.util.Map;

/// One partition of a topic, named without Kafka's classes.
public record LogPartition(String topic, int partition) implements Comparable<LogPartition> {
    /// Whether whoever has read up to these positions has read up to all of these ends.
    public static boolean reached(Map<LogPartition, Long> ends, Map<LogPartition, Long> positions) {
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @Override
    public int compareTo(LogPartition other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return topic + "/" + partition;
    }
}
