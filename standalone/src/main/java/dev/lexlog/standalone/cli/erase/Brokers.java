package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// What the brokers know of topics. Every failure is a {@link CommandFailed}.
final class Brokers implements AutoCloseable {
    private static final String TIMEOUT_MS = "30000";

    private final Admin admin;

    Brokers(Map<String, Object> connection) {
        var config = new HashMap<>(connection);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "lexlog-erase");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.admin = Admin.create(config);
    }

    SortedSet<String> topics() {
        return new TreeSet<>(answer("the list of topics", admin.listTopics().names()));
    }

    List<LogPartition> partitions(Collection<String> topics) {
        var partitions = new ArrayList<LogPartition>();
        answer("topics", admin.describeTopics(topics).allTopicNames())
                .forEach((name, topic) ->
                        topic.partitions()
                                .forEach(p ->
                                        partitions.add(new LogPartition(name, p.partition()))));
        partitions.sort(null);
        return partitions;
    }

    /// Behind everything there is, what open transactions have written too: who saw a commit asks
    /// then, and gets all that it covers.
    Map<LogPartition, Long> ends(Collection<LogPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    Map<LogPartition, Long> starts(Collection<LogPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    private Map<LogPartition, Long> offsets(Collection<LogPartition> partitions, OffsetSpec spec) {
        var asked = partitions.stream().collect(Collectors.toMap(Brokers::kafka, _ -> spec));
        var offsets = new HashMap<LogPartition, Long>();
        answer("offsets", admin.listOffsets(asked).all())
                .forEach((p, info) -> offsets.put(ours(p), info.offset()));
        return offsets;
    }

    /// A partition of which the group has read nothing is left out.
    Map<LogPartition, Long> committed(String group) {
        var asked = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        var offsets = new HashMap<LogPartition, Long>();
        known(group, asked)
                .forEach((p, offset) -> {
                    if (offset != null) {
                        offsets.put(ours(p), offset.offset());
                    }
                });
        return offsets;
    }

    /// Nothing of a group that has not begun.
    private static <K, V> Map<K, V> known(String group, KafkaFuture<Map<K, V>> asked) {
        try {
            return answer("the offsets of " + group, asked);
        } catch (CommandFailed e) {
            if (e.getCause() instanceof ExecutionException refused
                    && refused.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    TopicSettings settings(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var values = new HashMap<String, String>();
        answer("the settings of " + topic, admin.describeConfigs(List.of(resource)).all())
                .values()
                .forEach(config ->
                        config.entries()
                                .forEach(entry ->
                                        values.put(entry.name(), String.valueOf(entry.value()))));
        return new TopicSettings(topic, values);
    }

    /// What lies before these offsets can be read no more.
    void delete(Map<LogPartition, Long> before) {
        var asked = new HashMap<TopicPartition, RecordsToDelete>();
        before.forEach((p, offset) -> asked.put(kafka(p), RecordsToDelete.beforeOffset(offset)));
        answer("deleting records", admin.deleteRecords(asked).all());
    }

    private static TopicPartition kafka(LogPartition partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    private static LogPartition ours(TopicPartition partition) {
        return new LogPartition(partition.topic(), partition.partition());
    }

    private static <T> T answer(String what, KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new CommandFailed("Kafka refuses %s: %s".formatted(what, cause.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
