package dev.lexlog.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.broker.TestBroker;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.embed.EmbeddingStages;
import dev.lexlog.worker.rules.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both stages over a real broker.
class IngestWorkerIT {
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final String DOCUMENTS = TOPICS.log(LogTable.DOCUMENTS);
    private static final String CHUNKS = TOPICS.log(LogTable.CHUNKS);
    private static final String EMBEDDINGS = TOPICS.log(LogTable.EMBEDDINGS);

    private final Embedder model = Embedders.create("hashing:8", EmbedderConfig.defaults());
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private TestBroker broker;
    private InMemorySchemaRegistry registry;
    private EventCodec events;
    private LogCodec rows;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start();
        registry = new InMemorySchemaRegistry();
        RegisteredSchemas.registerAll(registry, TOPICS);
        events = new AvroEventCodec(registry, TOPICS);
        rows = new AvroLogCodec(registry, TOPICS);
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void everyRowLiesInThePartitionOfItsDocument(@TempDir Path folder) throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 30; i++) {
            publish(random.nextInt(TestBroker.PARTITIONS), "doc-" + i, "Text " + i);
        }
        try (var worker = worker(folder);
                var stage =
                        new EmbeddingStages(config(folder), registry, _ -> model, faults::add)) {
            run(worker);
            stage.start();
            broker.await(EMBEDDINGS, 30);
        }

        assertThat(broker.read(DOCUMENTS))
                .hasSize(30)
                .allSatisfy(r -> {
                    var key = new String(r.key(), StandardCharsets.UTF_8);
                    var name = key.substring("[null,null,\"".length(), key.length() - 2);
                    assertThat(r.partition()).isEqualTo(Partitions.of(name, TestBroker.PARTITIONS));
                });
        var chunkPartitions =
                broker.read(CHUNKS).stream().map(r -> text(r.key()) + "/" + r.partition()).toList();
        assertThat(broker.read(EMBEDDINGS))
                .extracting(r -> text(r.key()) + "/" + r.partition())
                .containsExactlyInAnyOrderElementsOf(chunkPartitions);
    }

    @Test
    void stateOutlivesTheProcessAndItsFolder(@TempDir Path folder, @TempDir Path otherFolder)
            throws Exception {
        publish(null, "a.md", "One.");
        try (var worker = worker(folder)) {
            run(worker);
            broker.await(DOCUMENTS, 1);
        }
        publish(null, "a.md", "One.");
        publish(null, "b.md", "Two.");
        try (var worker = worker(folder)) {
            run(worker);
            broker.await(DOCUMENTS, 2);
        }
        publish(null, "a.md", "One.");
        publish(null, "c.md", "Three.");
        try (var worker = worker(otherFolder)) {
            run(worker);
            broker.await(DOCUMENTS, 3);
        }

        assertThat(broker.read(DOCUMENTS)).hasSize(3);
        assertThat(broker.read(CHUNKS)).hasSize(3);
    }

    @Test
    void largestGoodRecordPassesAndTheLargestBadOneIsKept(@TempDir Path folder) throws Exception {
        publish(null, "large.md", "large text ".repeat(Limits.CONTENT_BYTES / 11));
        var bad = new byte[Limits.RECORD_BYTES];
        new Random(1).nextBytes(bad);
        send(null, "bad.md", bad);
        publish(0, "small.md", "One.");
        try (var worker = worker(folder)) {
            run(worker);
            broker.await(DOCUMENTS, 2);
            broker.await(TOPICS.deadLetters(), 1);
        }

        assertThat(broker.read(TOPICS.deadLetters()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(bad));
        assertThat(broker.read(CHUNKS)).hasSizeGreaterThan(5_000);
    }

    private WorkerConfig config(Path folder) {
        return WorkerConfig.of(broker.bootstrapServers(), folder, model.model());
    }

    private IngestWorker worker(Path folder) {
        return new IngestWorker(config(folder), events, rows, faults::add);
    }

    private static void run(IngestWorker worker) throws InterruptedException {
        worker.start();
        assertThat(worker.awaitRunning(Duration.ofSeconds(60))).isTrue();
    }

    private void publish(@Nullable Integer partition, String name, String content)
            throws Exception {
        var change =
                new DocumentPublished(
                        "document", "document", "text/plain", content, null, null, Map.of());
        var event = new DocumentEvent(name, null, null, "", null, change);
        send(partition, name, events.encode(event));
    }

    /// Null leaves the choice of the partition to Kafka's partitioner.
    private void send(@Nullable Integer partition, String key, byte[] value) throws Exception {
        try (var producer = broker.producer()) {
            var keyBytes = key.getBytes(StandardCharsets.UTF_8);
            producer.send(
                            new ProducerRecord<byte[], byte[]>(
                                    TOPICS.input(InputTopic.DOCUMENTS), partition, keyBytes, value))
                    .get();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
