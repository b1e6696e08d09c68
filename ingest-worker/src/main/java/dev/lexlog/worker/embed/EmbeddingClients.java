package dev.lexlog.worker.embed;

import dev.lexlog.worker.config.WorkerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The Kafka clients of a stage; each stage has a group of its own. Both carry the instance's name,
/// so that a restarted process takes over from itself at once.
record EmbeddingClients(WorkerConfig config, String suffix) {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration TRANSACTION = Duration.ofMinutes(1);
    private static final int FETCH_BYTES = 8 << 20;

    /// A poll returns so many however large they are once they are unpacked.
    private static final int POLL_RECORDS = 8;

    private static final int PRODUCER_BUFFER = 16 << 20;
    private static final int PRODUCER_BATCH = 128 << 10;

    Consumer<byte[], byte[]> consumer() {
        var ours = new HashMap<String, Object>();
        ours.put(ConsumerConfig.GROUP_ID_CONFIG, group());
        ours.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instance());
        ours.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        ours.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        ours.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        ours.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        ours.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        ours.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        ours.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        ours.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        ours.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        return new KafkaConsumer<>(
                properties(ours), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer() {
        var ours = new HashMap<String, Object>();
        ours.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name());
        ours.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
        ours.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER.toMillis());
        ours.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        ours.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        ours.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20L);
        ours.put(ProducerConfig.BATCH_SIZE_CONFIG, PRODUCER_BATCH);
        ours.put(ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_BUFFER);
        return new KafkaProducer<>(
                properties(ours), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> properties(Map<String, Object> ours) {
        ours.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        ours.put(CommonClientConfigs.CLIENT_ID_CONFIG, name());
        return config.clientProperties(ours);
    }

    private String group() {
        return config.topics().embeddingGroup(suffix);
    }

    private String name() {
        return group() + "-" + config.instance();
    }
}
