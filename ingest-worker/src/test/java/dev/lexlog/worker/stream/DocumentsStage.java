package dev.lexlog.worker.stream;

import dev.lexlog.schemas.event.DocumentEvent;
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
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.document.DocumentDiff;
import dev.lexlog.worker.document.Revisions;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.retry.StopSignal;
import dev.lexlog.worker.rules.DocumentRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The documents stage on a test driver, which knows one partition only. With more than one
/// partition configured, records whose key leads elsewhere come back on the topic of rerouted ones.
final class DocumentsStage implements AutoCloseable {
    static final EmbeddingModel MODEL = new EmbeddingModel("hashing:4", 4);
    static final Instant BROKER_TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final Topics TOPICS = Topics.DEFAULT;

    final EventCodec events;
    final LogCodec rows;
    private final RocksMemory memory = new RocksMemory();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> input;
    private Instant now = BROKER_TIME;

    DocumentsStage(Path folder) {
        this(folder, 1, new InMemorySchemaRegistry());
    }

    DocumentsStage(Path folder, int partitions, SchemaRegistry registry) {
        RegisteredSchemas.registerAll(registry, TOPICS);
        events = new AvroEventCodec(registry, TOPICS);
        rows = new AvroLogCodec(registry, TOPICS);
        var config = WorkerConfig.of("unused:9092", folder, MODEL).withTopics(TOPICS, partitions);
        var diff = new DocumentDiff(new DocumentRules(MODEL), new Revisions(config.chunker()));
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        var insistence = new Insistence(backoff, Duration.ofSeconds(10), new StopSignal());
        var parts = new DocumentsTopology.Parts(TOPICS, partitions, events, rows, diff, insistence);
        driver =
                new TopologyTestDriver(
                        DocumentsTopology.of(parts), StreamsProperties.of(config, memory));
        input =
                driver.createInputTopic(
                        TOPICS.input(InputTopic.DOCUMENTS),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void publish(DocumentEvent event) {
        send(bytes(event.name()), events.encode(event));
    }

    /// A second later than the record before.
    @SuppressWarnings("NullAway") // Kafka takes null keys and values.
    void send(byte @Nullable [] key, byte @Nullable [] value) {
        now = now.plusSeconds(1);
        input.pipeInput(new TestRecord<>(key, value, new RecordHeaders(), now));
    }

    /// The broker's time of the last record.
    Instant now() {
        return now;
    }

    /// What was written to the table's topic since the last call.
    List<Change> changes(LogTable table) {
        return read(TOPICS.log(table)).stream()
                .map(r -> rows.decode(table, r.key(), r.value(), 0))
                .toList();
    }

    /// All changes of documents, chunks and positions since the last call.
    List<Change> changes() {
        return Stream.of(LogTable.DOCUMENTS, LogTable.CHUNKS, LogTable.CHUNK_POSITIONS)
                .flatMap(table -> changes(table).stream())
                .toList();
    }

    List<Document> documents() {
        return puts(LogTable.DOCUMENTS, Document.class);
    }

    List<Chunk> chunks() {
        return puts(LogTable.CHUNKS, Chunk.class);
    }

    List<ChunkPosition> positions() {
        return puts(LogTable.CHUNK_POSITIONS, ChunkPosition.class);
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return read(TOPICS.deadLetters());
    }

    List<TestRecord<byte[], byte[]>> rerouted() {
        return read(TOPICS.internal(InputTopic.DOCUMENTS));
    }

    @Override
    public void close() {
        driver.close();
        memory.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private <R extends LogRow> List<R> puts(LogTable table, Class<R> type) {
        return changes(table).stream()
                .map(change -> type.cast(((Change.Put) change).row()))
                .toList();
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
