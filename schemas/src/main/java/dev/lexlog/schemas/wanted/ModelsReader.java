package dev.lexlog.schemas.wanted;

import dev.lexlog.schemas.failure.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// One reading of the topic, from its beginning and on. Without a group: every process reads all.
final class ModelsReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, WantedModel> models = new TreeMap<>();
    private Map<TopicPartition, Long> unread;

    ModelsReader(Map<String, ?> connection, String topic) {
        this.consumer = consumer(connection);
        try {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new Unavailable("there is no topic " + topic, null);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            unread = consumer.endOffsets(partitions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Waits a little for records; true when something is new and the topic was read whole.
    boolean poll() {
        var polled = consumer.poll(POLL);
        polled.forEach(this::apply);
        if (unread.isEmpty()) {
            return !polled.isEmpty();
        }
        if (unread.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            unread = Map.of();
            return true;
        }
        return false;
    }

    Map<String, WantedModel> models() {
        return Map.copyOf(models);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            models.remove(WantedModelJson.suffix(record.key()));
            return;
        }
        var wanted = WantedModelJson.read(record.key(), record.value());
        models.put(wanted.suffix(), wanted);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> connection) {
        var settings = new HashMap<String, Object>(connection);
        List.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG)
                .forEach(settings::remove);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "lexlog-wanted-models");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
