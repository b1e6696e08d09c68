package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;
import java.time.Duration;
import java.util.Map;

/// What the broker says about the log topics: the id of each, how many partitions it has and how
/// long it keeps tombstones.
public record LogTopics(Map<String, LogTopic> byName) {
    public LogTopics {
        byName = Map.copyOf(byName);
    }

    public record LogTopic(String id, int partitions, Duration tombstonesKept) {}

    public LogTopic named(String topic) {
        var found = byName.get(topic);
        if (found == null) {
            throw new Fault("topic " + topic + " is none of the log topics " + byName.keySet());
        }
        return found;
    }

    public void requirePartitions(int count) {
        byName.forEach((name, topic) -> {
            if (topic.partitions() != count) {
                throw new Fault(
                        "topic %s has %d partitions, but the generation was made for %d: "
                                        .formatted(name, topic.partitions(), count)
                                + "the count is fixed when topics are created");
            }
        });
    }
}
