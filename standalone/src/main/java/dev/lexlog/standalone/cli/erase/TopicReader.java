package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads stretches of partitions, committed records only, in no group and without committing.
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STANDSTILL = Duration.ofSeconds(90);

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(Map<String, Object> connection) {
        var config = new HashMap<>(connection);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "lexlog-erase");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        this.consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Shows every record before the ends, each partition's in order; of a partition for which one
    /// is answered with false, no more. Where a transaction is open, it waits for its end.
    void read(
            Map<LogPartition, Long> starts,
            Map<LogPartition, Long> ends,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        var open = new HashMap<TopicPartition, Long>();
        ends.forEach((p, end) -> {
            if (starts.getOrDefault(p, 0L) < end) {
                open.put(new TopicPartition(p.topic(), p.partition()), end);
            }
        });
        consumer.assign(open.keySet());
        open.keySet().forEach(p -> consumer.seek(p, start(starts, p)));
        try {
            finish(open, more);
        } finally {
            consumer.unsubscribe();
        }
    }

    private void finish(
            Map<TopicPartition, Long> open, Predicate<ConsumerRecord<byte[], byte[]>> more) {
        long moved = System.nanoTime();
        while (!open.isEmpty()) {
            if (advance(open, more)) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new CommandFailed("Kafka gives no records of " + open.keySet());
            }
        }
    }

    /// False when nothing came.
    private boolean advance(
            Map<TopicPartition, Long> open, Predicate<ConsumerRecord<byte[], byte[]>> more) {
        var records = consumer.poll(POLL);
        for (var partition : records.partitions()) {
            for (var record : records.records(partition)) {
                var end = open.get(partition);
                if (end != null && (record.offset() >= end || !more.test(record))) {
                    open.remove(partition);
                }
            }
        }
        boolean ended =
                open.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
        consumer.pause(consumer.assignment().stream().filter(p -> !open.containsKey(p)).toList());
        return ended || !records.isEmpty();
    }

    private static long start(Map<LogPartition, Long> starts, TopicPartition partition) {
        return starts.getOrDefault(new LogPartition(partition.topic(), partition.partition()), 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
