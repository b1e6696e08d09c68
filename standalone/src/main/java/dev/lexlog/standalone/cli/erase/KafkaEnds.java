package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// As the brokers tell.
record KafkaEnds(Brokers brokers, TopicReader records) implements Ends {
    @Override
    public Map<LogPartition, Long> of(String topic) {
        return brokers.ends(brokers.partitions(List.of(topic)));
    }

    @Override
    public Map<LogPartition, Long> committed(String group) {
        return brokers.committed(group);
    }

    @Override
    public long behind(Map<LogPartition, Long> positions, Map<LogPartition, Long> ends) {
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
