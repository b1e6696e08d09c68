package dev.lexlog.api.pipeline;

import dev.lexlog.api.pipeline.Pipeline.Stretch;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads stretches of partitions, committed records only, in no group and without committing. One
/// call at a time.
final class PartitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STANDSTILL = Duration.ofSeconds(10);

    /// For many partitions at once: what each has fetched lies in memory until all are answered.
    private static final int BYTES_OF_A_PARTITION = 256 << 10;

    private static final int BYTES_OF_ALL = 8 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<byte[], byte[]> consumer;

    PartitionReader(Map<String, Object> connection, String clientId) {
        var config = new HashMap<>(connection);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_OF_A_PARTITION);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_OF_ALL);
        this.consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Shows the records of `[from, to)` in order until one is answered with false. Returns the
    /// offset before which everything was seen; `to` must not lie behind the stable end.
    long visit(
            LogPartition partition,
            long from,
            long to,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        var topicPartition = new TopicPartition(partition.topic(), partition.partition());
        lock.lock();
        try {
            consumer.assign(List.of(topicPartition));
            consumer.seek(topicPartition, from);
            long position = from;
            long moved = System.nanoTime();
            while (position < to) {
                for (var record : consumer.poll(POLL).records(topicPartition)) {
                    if (record.offset() >= to) {
                        return to;
                    }
                    if (!more.test(record)) {
                        return record.offset();
                    }
                }
                long now = consumer.position(topicPartition);
                if (now != position) {
                    position = now;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                    throw new Unavailable("no answer for " + partition + " at " + position, null);
                }
            }
            return to;
        } finally {
            consumer.unsubscribe();
            lock.unlock();
        }
    }

    /// The first record of each stretch that has one; none may end behind the stable end.
    Map<LogPartition, ConsumerRecord<byte[], byte[]>> first(Map<LogPartition, Stretch> stretches) {
        var open = new HashMap<TopicPartition, Stretch>();
        stretches.forEach((partition, stretch) -> {
            if (stretch.from() < stretch.to()) {
                open.put(new TopicPartition(partition.topic(), partition.partition()), stretch);
            }
        });
        lock.lock();
        try {
            consumer.assign(open.keySet());
            open.forEach((partition, stretch) -> consumer.seek(partition, stretch.from()));
            return firstOf(open);
        } finally {
            consumer.unsubscribe();
            lock.unlock();
        }
    }

    private Map<LogPartition, ConsumerRecord<byte[], byte[]>> firstOf(
            Map<TopicPartition, Stretch> open) {
        var found = new HashMap<LogPartition, ConsumerRecord<byte[], byte[]>>();
        long read = 0;
        long moved = System.nanoTime();
        while (!open.isEmpty()) {
            var polled = consumer.poll(POLL);
            for (var stretch : Map.copyOf(open).entrySet()) {
                var partition = stretch.getKey();
                long to = stretch.getValue().to();
                var records = polled.records(partition);
                if (!records.isEmpty() && records.getFirst().offset() < to) {
                    var place = new LogPartition(partition.topic(), partition.partition());
                    found.put(place, records.getFirst());
                }
                if (!records.isEmpty() || consumer.position(partition) >= to) {
                    open.remove(partition);
                    consumer.pause(List.of(partition));
                }
            }
            long now = consumer.assignment().stream().mapToLong(consumer::position).sum();
            if (now != read) {
                read = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new Unavailable("no answer for " + open.keySet(), null);
            }
        }
        return found;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            consumer.close();
        } finally {
            lock.unlock();
        }
    }
}
