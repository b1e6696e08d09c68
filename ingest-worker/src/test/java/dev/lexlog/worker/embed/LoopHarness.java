package dev.lexlog.worker.embed;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.retry.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The loop on Kafka's own mock clients. The model runs when a step starts it, and its result is
/// written by the next step.
final class LoopHarness {
    static final String CHUNKS = Topics.DEFAULT.log(LogTable.CHUNKS);
    private static final String EMBEDDINGS = Topics.DEFAULT.log(LogTable.EMBEDDINGS);

    final CountingEmbedder model = new CountingEmbedder();
    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    final EmbeddingProgress progress = new EmbeddingProgress();
    final EmbeddingLoop loop;
    private final LogCodec rows;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();

    LoopHarness() {
        var registry = new InMemorySchemaRegistry();
        RegisteredSchemas.registerAll(registry, Topics.DEFAULT);
        rows = new AvroLogCodec(registry, Topics.DEFAULT);
        var embedder = new ChunkEmbedder(model, rows, EMBEDDINGS, System::nanoTime);
        var noWait = new Backoff(Duration.ZERO, Duration.ZERO);
        loop =
                new EmbeddingLoop(
                        consumer,
                        new EmbeddingWriter(this::producer),
                        embedder,
                        Runnable::run,
                        100,
                        noWait,
                        progress);
        loop.start(CHUNKS);
        assign(0, 1);
    }

    void assign(int... partitions) {
        var assigned = new ArrayList<TopicPartition>();
        var beginnings = new HashMap<TopicPartition, Long>();
        for (int partition : partitions) {
            assigned.add(partition(partition));
            beginnings.put(partition(partition), 0L);
        }
        consumer.updateBeginningOffsets(beginnings);
        consumer.rebalance(assigned);
    }

    static TopicPartition partition(int partition) {
        return new TopicPartition(CHUNKS, partition);
    }

    static Chunk chunk(String id, String content, @Nullable SuppliedEmbedding supplied) {
        return new Chunk(
                new ChunkId(id),
                new DocumentId("sales", null, "a.md"),
                null,
                Source.API,
                ChunkType.API_SCHEMA,
                null,
                content,
                "hash",
                supplied);
    }

    void put(int partition, String id, String content) {
        put(partition, chunk(id, content, null));
    }

    void put(int partition, Chunk chunk) {
        add(partition, chunk.key(), rows.encode(chunk));
    }

    void delete(int partition, String id) {
        add(partition, id, null);
    }

    /// Two steps: one to read and embed, one to write.
    void settle() {
        loop.step();
        loop.step();
    }

    /// Gives the consumer again what it had not committed, as a broker would.
    void replayFrom(int partition, long offset) {
        log.stream()
                .filter(r -> r.partition() == partition && r.offset() >= offset)
                .forEach(consumer::addRecord);
    }

    /// `key=text` of each vector written by committed transactions, `key` alone for a tombstone.
    List<String> written() {
        return producers.stream()
                .flatMap(p -> p.history().stream())
                .map(r -> r.partition() + ":" + described(r))
                .toList();
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return producers.stream().flatMap(p -> p.history().stream()).toList();
    }

    ChunkEmbedding embedding(ProducerRecord<byte[], byte[]> output) {
        var change = rows.decode(LogTable.EMBEDDINGS, output.key(), output.value(), 0);
        return (ChunkEmbedding) ((Change.Put) change).row();
    }

    /// The last offset committed for the partition, over all producers; empty when none was.
    Optional<Long> committed(int partition) {
        return producers.stream()
                .flatMap(p -> p.consumerGroupOffsetsHistory().stream())
                .flatMap(groups -> groups.values().stream())
                .map(offsets -> offsets.get(partition(partition)))
                .filter(Objects::nonNull)
                .map(OffsetAndMetadata::offset)
                .reduce((first, second) -> second);
    }

    private String described(ProducerRecord<byte[], byte[]> output) {
        var key = new String(output.key(), StandardCharsets.UTF_8);
        return output.value() == null ? key + " gone" : key;
    }

    private void add(int partition, String key, byte @Nullable [] value) {
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        var input =
                new ConsumerRecord<byte[], byte[]>(
                        CHUNKS,
                        partition,
                        offset,
                        1_000 + offset,
                        TimestampType.CREATE_TIME,
                        keyBytes.length,
                        value == null ? -1 : value.length,
                        keyBytes,
                        value,
                        new RecordHeaders(),
                        Optional.empty());
        log.add(input);
        consumer.addRecord(input);
    }

    private MockProducer<byte[], byte[]> producer() {
        var producer =
                new MockProducer<>(
                        true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }
}
