package dev.lexlog.worker.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.IngestStages;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.ner.WaitingExtractions;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.retry.StopSignal;
import dev.lexlog.worker.scope.Sweep;
import dev.lexlog.worker.stream.IngestTopology;
import dev.lexlog.worker.stream.RocksMemory;
import dev.lexlog.worker.stream.StreamsProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// All stages on a test driver, which knows one partition only. With more than one partition
/// configured, records whose key leads elsewhere come back on their internal topic. What a stage
/// sends to an internal topic is worked on before the next input, so a sweep makes all its steps at
/// once.
public final class WorkerDriver implements AutoCloseable {
    public static final EmbeddingModel MODEL = new EmbeddingModel("hashing:4", 4);
    public static final Instant BROKER_TIME = Instant.parse("2026-03-01T12:00:00Z");
    public static final Topics TOPICS = Topics.DEFAULT;

    public final EventCodec events;
    public final LogCodec rows;
    private final RocksMemory memory = new RocksMemory();
    private final WaitingExtractions waiting = new WaitingExtractions();
    private final TopologyTestDriver driver;
    private Instant now = BROKER_TIME;

    public WorkerDriver(Path folder) {
        this(folder, 1, new InMemorySchemaRegistry());
    }

    public WorkerDriver(Path folder, int partitions, SchemaRegistry registry) {
        RegisteredSchemas.registerAll(registry, TOPICS);
        events = new AvroEventCodec(registry, TOPICS);
        rows = new AvroLogCodec(registry, TOPICS);
        var config = WorkerConfig.of("unused:9092", folder, MODEL).withTopics(TOPICS, partitions);
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        var insistence = new Insistence(backoff, Duration.ofSeconds(10), new StopSignal());
        var stages = new IngestStages(config, events, insistence, waiting, () -> Sweep.ROWS_A_STEP);
        var parts = new IngestTopology.Parts(TOPICS, partitions, events, rows, stages, insistence);
        driver =
                new TopologyTestDriver(
                        IngestTopology.of(parts), StreamsProperties.of(config, memory));
    }

    public void publish(InputEvent event) {
        send(event.topic(), bytes(event.key()), events.encode(event));
    }

    /// As if the broker had appended it then, whatever was read before.
    public void publish(InputEvent event, Instant appendedAt) {
        pipe(event.topic(), bytes(event.key()), events.encode(event), appendedAt);
    }

    /// A second later than the record before.
    public void send(InputTopic topic, byte @Nullable [] key, byte @Nullable [] value) {
        now = now.plusSeconds(1);
        pipe(topic, key, value, now);
    }

    @SuppressWarnings("NullAway") // Kafka takes null keys and values.
    private void pipe(
            InputTopic topic, byte @Nullable [] key, byte @Nullable [] value, Instant at) {
        driver.createInputTopic(
                        TOPICS.input(topic), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, new RecordHeaders(), at));
    }

    /// The broker's time of the last record.
    public Instant now() {
        return now;
    }

    /// How many extractions wait for a revision of their document.
    public long waitingExtractions() {
        return waiting.total();
    }

    /// What was written to the table's topic since the last call.
    public List<Change> changes(LogTable table) {
        return read(TOPICS.log(table)).stream()
                .map(r -> rows.decode(table, r.key(), r.value(), 0))
                .toList();
    }

    /// All changes since the last call, table by table.
    public List<Change> changes() {
        return Stream.of(LogTable.values()).flatMap(table -> changes(table).stream()).toList();
    }

    /// The tables' rows as "table key", from all that was written.
    public Map<String, Change> folded() {
        var rows = new TreeMap<String, Change>();
        for (var change : changes()) {
            var key = change.table() + " " + change.key();
            switch (change) {
                case Change.Put _ -> rows.put(key, change);
                case Change.Delete _ -> assertThat(rows.remove(key)).as(key).isNotNull();
            }
        }
        return rows;
    }

    public List<Document> documents() {
        return puts(LogTable.DOCUMENTS, Document.class);
    }

    public List<Chunk> chunks() {
        return puts(LogTable.CHUNKS, Chunk.class);
    }

    public List<ChunkPosition> positions() {
        return puts(LogTable.CHUNK_POSITIONS, ChunkPosition.class);
    }

    public <R extends LogRow> List<R> puts(LogTable table, Class<R> type) {
        return changes(table).stream()
                .map(change -> type.cast(((Change.Put) change).row()))
                .toList();
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return read(TOPICS.deadLetters());
    }

    /// What went through the topic's internal one.
    public List<TestRecord<byte[], byte[]>> internal(InputTopic topic) {
        return read(TOPICS.internal(topic));
    }

    public List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
        memory.close();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
