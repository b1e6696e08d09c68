package dev.lexlog.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.jspecify.annotations.Nullable;

/// The log topics on a broker in this process, written as the worker does: in transactions, of
/// which some are aborted. It keeps the fold of what was committed to the chunks.
public final class TestLog {
    public static final int PARTITIONS = 2;
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    private static final String MAX_POLL_INTERVAL = "3000";
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final String CHUNKS = TOPICS.log(LogTable.CHUNKS);

    public final AvroLogCodec codec;
    public final Map<String, String> contents = new TreeMap<>();
    private final KafkaClusterTestKit cluster;
    public final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    private TestLog(KafkaClusterTestKit cluster) {
        this.cluster = cluster;
        this.admin = Admin.create(connection());
        new TopicSetup(admin, new TopicCatalog(TOPICS, PARTITIONS)).run();
        var registry = new InMemorySchemaRegistry();
        RegisteredSchemas.registerAll(registry, TOPICS);
        this.codec = new AvroLogCodec(registry, TOPICS);
        var settings = new HashMap<>(connection());
        settings.put("transactional.id", "worker");
        var bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(settings, bytes, bytes);
        producer.initTransactions();
    }

    public static TestLog start() throws Exception {
        var nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build();
        var cluster =
                new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("offsets.topic.replication.factor", "1")
                        .setConfigProp("offsets.topic.num.partitions", "1")
                        .setConfigProp("transaction.state.log.replication.factor", "1")
                        .setConfigProp("transaction.state.log.min.isr", "1")
                        .setConfigProp("transaction.state.log.num.partitions", "1")
                        .setConfigProp("group.initial.rebalance.delay.ms", "0")
                        .setConfigProp("group.consumer.min.session.timeout.ms", "1000")
                        .setConfigProp(
                                "group.consumer.session.timeout.ms",
                                Long.toString(SESSION_TIMEOUT.toMillis()))
                        .setConfigProp("group.consumer.min.heartbeat.interval.ms", "500")
                        .setConfigProp("group.consumer.heartbeat.interval.ms", "1000")
                        .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
        return new TestLog(cluster);
    }

    public ProjectorConfig config(String instance) {
        return config(instance, GroupProtocol.CLASSIC);
    }

    public ProjectorConfig config(String instance, GroupProtocol protocol) {
        return config(instance, protocol, SESSION_TIMEOUT);
    }

    public ProjectorConfig config(
            String instance, GroupProtocol protocol, Duration sessionTimeout) {
        return config(instance, protocol, sessionTimeout, MAX_POLL_INTERVAL);
    }

    /// Whose place in the group is kept for so long when nothing is heard of it.
    public ProjectorConfig silent(String instance, Duration time) {
        var longestPoll = Long.toString(time.toMillis());
        return config(instance, GroupProtocol.CLASSIC, time, longestPoll);
    }

    private ProjectorConfig config(
            String instance,
            GroupProtocol protocol,
            Duration sessionTimeout,
            String maxPollInterval) {
        return new ProjectorConfig(
                TOPICS,
                cluster.bootstrapServers(),
                instance,
                10,
                1 << 20,
                protocol,
                sessionTimeout,
                "",
                Map.of("max.poll.interval.ms", maxPollInterval));
    }

    /// So many transactions of five records, every third aborted, the last one always.
    public void write(Random random, int transactions) throws Exception {
        for (int i = 0; i < transactions; i++) {
            boolean aborted = i % 3 == 1 || i == transactions - 1;
            var pending = new TreeMap<>(contents);
            producer.beginTransaction();
            for (int j = 0; j < 5; j++) {
                var id = "c_" + random.nextInt(40);
                boolean deleted = random.nextInt(4) == 0;
                var content = "text " + random.nextInt();
                var value = deleted ? null : codec.encode(chunk(id, content));
                producer.send(new ProducerRecord<>(CHUNKS, id.getBytes(UTF_8), value)).get();
                pending.compute(id, (_, _) -> deleted ? null : content);
            }
            if (aborted) {
                producer.abortTransaction();
                continue;
            }
            producer.commitTransaction();
            contents.clear();
            contents.putAll(pending);
        }
    }

    /// One record of the chunks as it is, in a transaction of its own.
    public void write(int partition, byte[] key, byte @Nullable [] value) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(CHUNKS, partition, key, value)).get();
        producer.commitTransaction();
    }

    /// Where readers of committed records find the end of the chunks.
    public Map<LogPartition, Long> ends() throws Exception {
        var asked =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(i -> new TopicPartition(CHUNKS, i))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return admin.listOffsets(asked, committed).all().get().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                e -> new LogPartition(CHUNKS, e.getKey().partition()),
                                e -> e.getValue().offset()));
    }

    /// From now on the log of chunks is compacted at once, and keeps its tombstones for so long.
    public void compactSoon(Duration tombstonesKept) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, CHUNKS);
        var broker = new ConfigResource(ConfigResource.Type.BROKER, "");
        admin.incrementalAlterConfigs(
                        Map.of(
                                topic,
                                List.of(
                                        set("delete.retention.ms", tombstonesKept.toMillis()),
                                        set("segment.ms", 100),
                                        set("min.compaction.lag.ms", 0),
                                        set("max.compaction.lag.ms", 100)),
                                broker,
                                List.of(set("log.cleaner.backoff.ms", 100))))
                .all()
                .get();
    }

    private static AlterConfigOp set(String name, long value) {
        return new AlterConfigOp(
                new ConfigEntry(name, String.valueOf(value)), AlterConfigOp.OpType.SET);
    }

    /// The keys that the log of chunks still holds records of, tombstones included.
    public Set<String> keys() {
        var settings = new HashMap<>(connection());
        settings.put("isolation.level", "read_committed");
        var bytes = new ByteArrayDeserializer();
        try (var reader = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(i -> new TopicPartition(CHUNKS, i))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            var keys = new HashSet<String>();
            while (partitions.stream()
                    .anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
                reader.poll(Duration.ofMillis(100))
                        .forEach(record -> keys.add(new String(record.key(), UTF_8)));
            }
            return keys;
        }
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    public static Chunk chunk(String id, String content) {
        var document = new DocumentId(null, null, "document of " + id);
        return new Chunk(
                new ChunkId(id),
                document,
                null,
                Source.DOCUMENT,
                ChunkType.DOCUMENT,
                null,
                content,
                "hash",
                null);
    }

    public void close() throws Exception {
        producer.close();
        admin.close();
        cluster.close();
    }
}
