package dev.lexlog.worker.scope;

import static dev.lexlog.worker.event.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.IngestWorker;
import dev.lexlog.worker.broker.TestBroker;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.event.Commands;
import dev.lexlog.worker.event.Events;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session that lies in every partition, over a real broker.
class ScopesIT {
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final String CHUNKS = TOPICS.log(LogTable.CHUNKS);
    private static final int DOCUMENTS = 24;
    private static final int CHUNKS_EACH = 2_500;

    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private TestBroker broker;
    private EventCodec events;
    private LogCodec rows;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start();
        var registry = new InMemorySchemaRegistry();
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
    void sessionThatIsHalfGoneWhenTheWorkerStopsIsGoneAfterTheNextStart(
            @TempDir Path folder, @TempDir Path otherFolder) throws Exception {
        int all = DOCUMENTS * CHUNKS_EACH;
        for (int i = 0; i < DOCUMENTS; i++) {
            publish(event(null, "ended", "doc-" + i, null, Events.chunks(texts(CHUNKS_EACH))));
            publish(event(null, "other", "doc-" + i, null, Events.chunks(texts(1))));
        }
        try (var worker = worker(folder)) {
            run(worker);
            broker.await(CHUNKS, all + DOCUMENTS);
            publish(Commands.sessionEnded("ended"));
            broker.await(CHUNKS, all + DOCUMENTS + 1);
        }
        assertThat(fold(CHUNKS)).hasSizeBetween(DOCUMENTS + 1, all + DOCUMENTS - 1);

        try (var worker = worker(otherFolder)) {
            run(worker);
            broker.await(CHUNKS, 2 * all + DOCUMENTS);
            broker.await(TOPICS.log(LogTable.DOCUMENTS), 3 * DOCUMENTS);
        }

        assertThat(broker.read(CHUNKS)).hasSize(2 * all + DOCUMENTS);
        assertThat(fold(CHUNKS)).hasSize(DOCUMENTS);
        assertThat(fold(TOPICS.log(LogTable.CHUNK_POSITIONS))).hasSize(DOCUMENTS);
        assertThat(fold(TOPICS.log(LogTable.DOCUMENTS)).keySet())
                .hasSize(DOCUMENTS)
                .allMatch(key -> key.startsWith("[null,\"other\","));
    }

    /// Keys with a row, and the partition that holds it.
    private Map<String, Integer> fold(String topic) {
        var found = new HashMap<String, Integer>();
        for (var record : broker.read(topic)) {
            var key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                assertThat(found.remove(key)).isEqualTo(record.partition());
            } else {
                found.put(key, record.partition());
            }
        }
        return found;
    }

    private IngestWorker worker(Path folder) {
        var config =
                WorkerConfig.of(
                        broker.bootstrapServers(), folder, new EmbeddingModel("hashing:4", 4));
        return new IngestWorker(config, events, rows, faults::add);
    }

    private static void run(IngestWorker worker) throws InterruptedException {
        worker.start();
        assertThat(worker.awaitRunning(Duration.ofSeconds(60))).isTrue();
    }

    private void publish(InputEvent event) throws Exception {
        try (var producer = broker.producer()) {
            var key = event.key().getBytes(StandardCharsets.UTF_8);
            var topic = TOPICS.input(event.topic());
            producer.send(new ProducerRecord<>(topic, key, events.encode(event))).get();
        }
    }

    private static List<PublishedChunk> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PublishedChunk("Text " + i, null, null, null, null))
                .toList();
    }
}
