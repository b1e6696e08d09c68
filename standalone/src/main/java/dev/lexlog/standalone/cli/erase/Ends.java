package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Map;

/// Where topics end, and who has come there.
interface Ends {
    /// Behind everything that lies in the topic now.
    Map<LogPartition, Long> of(String topic);

    /// How far a consumer group has read.
    Map<LogPartition, Long> committed(String group);

    /// In how many partitions a reader at these positions has still something to read before the
    /// ends: more than markers of transactions.
    long behind(Map<LogPartition, Long> positions, Map<LogPartition, Long> ends);
}
