package dev.lexlog.worker.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.broker.TestBroker;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.retry.Backoff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingStageIT {
    private static final int DEATHS = Boolean.getBoolean("lexlog.long") ? 20 : 4;

    /// Enough that work is left for the last death: each commits at most two batches of sixteen.
    private static final int CHUNKS = 60 * DEATHS;

    private static final TopicCatalog CATALOG =
            new TopicCatalog(Topics.DEFAULT, TestBroker.PARTITIONS);
    private static final String INPUT = Topics.DEFAULT.log(LogTable.CHUNKS);

    @TempDir private Path folder;
    private TestBroker broker;
    private LogCodec rows;
    private String suffix = WantedModel.FIRST;
    private final List<AutoCloseable> corpses = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start();
        var registry = new InMemorySchemaRegistry();
        RegisteredSchemas.registerAll(registry, Topics.DEFAULT);
        rows = new AvroLogCodec(registry, Topics.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        for (var corpse : corpses) {
            corpse.close();
        }
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {WantedModel.FIRST, "embeddings.g7"})
    void deathBetweenSendAndCommitNeitherLosesNorDoubles(String model) {
        suffix = model;
        broker.create(List.of(CATALOG.embeddings(suffix)));
        publishChunks();
        for (int death = 0; death < DEATHS; death++) {
            runUntilKilled(death % 3);
        }
        var faults = new CopyOnWriteArrayList<Throwable>();
        try (var stage = new EmbeddingStage(config(), suffix, this::embedder, faults::add)) {
            stage.start();
            broker.await(output(), CHUNKS);
        }

        assertThat(faults).isEmpty();
        assertThat(keysByPartition(broker.read(output()))).isEqualTo(expectedKeysByPartition());
    }

    private void runUntilKilled(int commits) {
        var clients = new EmbeddingClients(config(), suffix);
        Consumer<byte[], byte[]> consumer = clients.consumer();
        corpses.add(consumer);
        var loop =
                new EmbeddingLoop(
                        consumer,
                        new EmbeddingWriter(() -> mortal(clients.producer(), commits)),
                        embedder(),
                        Runnable::run,
                        16,
                        Backoff.DEFAULT,
                        new EmbeddingProgress());
        loop.start(INPUT);
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                loop.step();
                            }
                        })
                .isInstanceOf(MortalProducer.Killed.class);
    }

    private Producer<byte[], byte[]> mortal(Producer<byte[], byte[]> real, int commits) {
        corpses.add(() -> real.close(Duration.ZERO));
        return MortalProducer.of(real, commits);
    }

    private ChunkEmbedder embedder() {
        return new ChunkEmbedder(new CountingEmbedder(), rows, output(), System::nanoTime);
    }

    private String output() {
        return Topics.DEFAULT.embeddings(suffix);
    }

    private WorkerConfig config() {
        return WorkerConfig.of(broker.bootstrapServers(), folder, CountingEmbedder.MODEL);
    }

    private void publishChunks() {
        try (var producer = broker.producer()) {
            for (int i = 0; i < CHUNKS; i++) {
                var chunk = LoopHarness.chunk("c_" + i, "Text " + i, null);
                var _ = producer.send(record(chunk.key(), rows.encode(chunk)));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        var partition = Partitions.of(key, TestBroker.PARTITIONS);
        return new ProducerRecord<byte[], byte[]>(
                INPUT, partition, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static Map<Integer, List<String>> expectedKeysByPartition() {
        var keys = new TreeMap<Integer, List<String>>();
        for (int i = 0; i < CHUNKS; i++) {
            var key = "c_" + i;
            keys.computeIfAbsent(Partitions.of(key, TestBroker.PARTITIONS), p -> new ArrayList<>())
                    .add(key);
        }
        return keys;
    }

    private static Map<Integer, List<String>> keysByPartition(
            List<ConsumerRecord<byte[], byte[]>> records) {
        var keys = new TreeMap<Integer, List<String>>();
        for (var record : records) {
            keys.computeIfAbsent(record.partition(), p -> new ArrayList<>())
                    .add(new String(record.key(), StandardCharsets.UTF_8));
        }
        return keys;
    }
}
