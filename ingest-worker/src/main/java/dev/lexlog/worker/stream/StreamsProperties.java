package dev.lexlog.worker.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.worker.config.WorkerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/// How Kafka Streams runs the documents stage: exactly once, quick to commit, and bounded in memory
/// although a single record may have 12 MiB.
public final class StreamsProperties {
    /// Longer than any wait for the registry ({@link #LONGEST_WAIT}), which happens between polls.
    private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(10);

    /// How long a record may wait for the registry before its thread is replaced. A replaced thread
    /// rolls back and restores its state, so this is long; a rebalance waits for it as well, so it
    /// ends. Meanwhile the broker ends the open transaction by its time-out, which Kafka Streams
    /// notices at the next commit and repeats the work.
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(7);

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);
    private static final int LARGEST_REQUEST = 16 << 20;
    private static final int PRODUCER_BUFFER = 32 << 20;
    private static final int FETCH_BYTES = 16 << 20;
    private static final int POLLED_RECORDS = 16;
    private static final int BUFFERED_RECORDS = 2;

    private StreamsProperties() {}

    public static Properties of(WorkerConfig config, RocksMemory memory) {
        var all = new HashMap<String, Object>();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().ingestGroup());
        all.put(
                StreamsConfig.CLIENT_ID_CONFIG,
                config.topics().ingestGroup() + "-" + config.instance());
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.streamThreads());
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        all.put(StreamsConfig.POLL_MS_CONFIG, config.commitInterval().dividedBy(4).toMillis());
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_RECORDS);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.Share.class);
        all.put(RocksMemory.CONFIG, memory);
        // Changelog records carry their input's time, and a clock may have been set back since.
        all.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        // A store keeps inputs whole that wait.
        all.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(LARGEST_REQUEST));
        // So that what is erased has a day on which its former values go.
        all.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG),
                Long.toString(TopicCatalog.LONGEST_COMPACTION_LAG.toMillis()));
        all.putAll(consumer(config));
        all.putAll(producer());
        var properties = new Properties();
        properties.putAll(config.clientProperties(all));
        return properties;
    }

    private static Map<String, Object> consumer(WorkerConfig config) {
        return Map.of(
                mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                config.instance(),
                mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                (int) MAX_POLL_INTERVAL.toMillis(),
                mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                POLLED_RECORDS,
                consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG),
                FETCH_BYTES);
    }

    /// One request at a time: right after a commit the broker turns away the first request of the
    /// next transaction, and those in flight behind it would fail as out of order and be sent
    /// again.
    private static Map<String, Object> producer() {
        return Map.of(
                producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                LARGEST_REQUEST,
                producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
                PRODUCER_BUFFER,
                producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                5,
                producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
                1,
                producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                20,
                producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                "lz4",
                producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                (int) TRANSACTION_TIMEOUT.toMillis());
    }
}
