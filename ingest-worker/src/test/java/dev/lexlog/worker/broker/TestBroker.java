package dev.lexlog.worker.broker;

import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import dev.lexlog.schemas.topic.TopicSpec;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/// A Kafka of one node in this process, with all our topics.
public final class TestBroker {
    public static final int PARTITIONS = 6;
    private static final TopicCatalog CATALOG = new TopicCatalog(Topics.DEFAULT, PARTITIONS);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClusterTestKit cluster;

    private TestBroker(KafkaClusterTestKit cluster) {
        this.cluster = cluster;
    }

    public static TestBroker start() throws Exception {
        var nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build();
        var cluster =
                new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("offsets.topic.replication.factor", "1")
                        .setConfigProp("offsets.topic.num.partitions", "2")
                        .setConfigProp("transaction.state.log.replication.factor", "1")
                        .setConfigProp("transaction.state.log.min.isr", "1")
                        .setConfigProp("transaction.state.log.num.partitions", "2")
                        .setConfigProp("group.initial.rebalance.delay.ms", "0")
                        .setConfigProp("auto.create.topics.enable", "false")
                        .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
        var broker = new TestBroker(cluster);
        broker.create(CATALOG.all());
        return broker;
    }

    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    public KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "max.request.size",
                        16 << 20,
                        "linger.ms",
                        0);
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Waits until so many records are committed in the topic.
    public void await(String topic, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = readerOf(topic)) {
            int found = 0;
            while (found < count) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("only %d records in %s".formatted(found, topic));
                }
                found += consumer.poll(POLL).count();
            }
        }
    }

    /// Everything committed in the topic.
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = readerOf(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
        }
        return found;
    }

    private KafkaConsumer<byte[], byte[]> readerOf(String topic) {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        var consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    public void close() throws Exception {
        cluster.close();
    }

    /// Makes what is missing of these.
    public void create(List<TopicSpec> topics) {
        try (var admin = cluster.admin()) {
            new TopicSetup(admin, topics).run();
        }
    }

    /// Those who are members now.
    public int members(String group) throws Exception {
        try (var admin = cluster.admin()) {
            var groups = admin.describeConsumerGroups(List.of(group)).all().get();
            return groups.values().stream().mapToInt(g -> g.members().size()).sum();
        }
    }
}
