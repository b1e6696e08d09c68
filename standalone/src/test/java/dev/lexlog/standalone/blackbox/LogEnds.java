package dev.lexlog.standalone.blackbox;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// How much has ever been written to each log topic.
public final class LogEnds {
    private LogEnds() {}

    /// The end of each topic, summed over its partitions, transaction markers included.
    public static Map<LogTable, Long> of(Address address) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address.kafka()))) {
            var ends = new TreeMap<LogTable, Long>();
            for (var table : LogTable.values()) {
                ends.put(table, end(admin, Topics.DEFAULT.log(table)));
            }
            return ends;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static long end(Admin admin, String topic)
            throws InterruptedException, ExecutionException {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        described
                .values()
                .forEach(description ->
                        description
                                .partitions()
                                .forEach(partition ->
                                        asked.put(
                                                new TopicPartition(topic, partition.partition()),
                                                OffsetSpec.latest())));
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }
}
