package dev.lexlog.worker.embed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.ModelEmbedders;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wanted.ModelAnnouncer;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.schemas.wanted.WantedModels;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.worker.broker.TestBroker;
import dev.lexlog.worker.chunk.ChunkerSettings;
import dev.lexlog.worker.config.WorkerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// The stages of one worker on topics of their own, with chunks `c_0`, `c_1`, … in the log.
final class StagesHarness {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);

    final TestBroker broker;
    final Topics topics;
    private final TopicCatalog catalog;
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroLogCodec rows;
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final EmbeddingModel first;
    private final List<ModelEmbedders> embedders = new CopyOnWriteArrayList<>();
    private final List<EmbeddingStages> others = new CopyOnWriteArrayList<>();
    private @Nullable EmbeddingStages stages;

    StagesHarness(TestBroker broker, String prefix, EmbeddingModel first) {
        this.broker = broker;
        this.topics = new Topics(prefix);
        this.catalog = new TopicCatalog(topics, TestBroker.PARTITIONS);
        this.rows = new AvroLogCodec(registry, topics);
        this.first = first;
        broker.create(catalog.all().stream().filter(t -> needed().contains(t.name())).toList());
        RegisteredSchemas.registerAll(registry, topics);
    }

    private List<String> needed() {
        return List.of(
                topics.log(LogTable.CHUNKS), topic(WantedModel.FIRST), topics.embeddingModels());
    }

    void work(EmbedderConfig settings) {
        stages = stages("0", settings);
    }

    /// Another worker beside the first.
    void workToo(EmbedderConfig settings) {
        others.add(stages("1", settings));
    }

    void restart(EmbedderConfig settings) {
        closeWorker();
        work(settings);
    }

    /// The chunks `from` to before `to`.
    void publish(int from, int to) {
        try (var producer = broker.producer()) {
            for (int i = from; i < to; i++) {
                var chunk = LoopHarness.chunk("c_" + i, "Text " + i, null);
                var _ = producer.send(record(chunk.key(), rows.encode(chunk)));
            }
        }
    }

    void publishWithVector(int number, EmbeddingModel model) {
        var values = new float[model.dimension()];
        values[1] = 1;
        var supplied = new SuppliedEmbedding(model.name(), Embedding.of(values));
        var chunk = LoopHarness.chunk("c_" + number, "Text", supplied);
        try (var producer = broker.producer()) {
            var _ = producer.send(record(chunk.key(), rows.encode(chunk)));
        }
    }

    void delete(int number) {
        try (var producer = broker.producer()) {
            var _ = producer.send(record("c_" + number, null));
        }
    }

    void announce(String suffix, EmbeddingModel model) {
        broker.create(List.of(catalog.embeddings(suffix)));
        announcer().announce(new WantedModel(suffix, model, false));
    }

    void stop(String suffix, EmbeddingModel model) {
        announcer().announce(new WantedModel(suffix, model, true));
    }

    WantedModel wanted(String suffix) {
        try (var models = new WantedModels(connection(), topics, _ -> {}, faults::add)) {
            models.start();
            assertThat(models.awaitComplete(PATIENCE)).isTrue();
            return requireNonNull(models.current().get(suffix));
        }
    }

    String topic(String suffix) {
        return topics.embeddings(suffix);
    }

    /// `model/dimension` of each put of the topic, which has so many records.
    List<String> vectors(String suffix, int count) {
        broker.await(topic(suffix), count);
        return broker.read(topic(suffix)).stream().map(this::described).toList();
    }

    /// `partition/key` of each record, in order.
    List<String> keys(String suffix) {
        return broker.read(topic(suffix)).stream()
                .map(r -> r.partition() + "/" + key(r))
                .sorted()
                .toList();
    }

    /// The keys that are left when all records are applied.
    Set<String> fold(String suffix) {
        var keys = new TreeSet<String>();
        for (var record : broker.read(topic(suffix))) {
            if (record.value() == null) {
                keys.remove(key(record));
            } else {
                keys.add(key(record));
            }
        }
        return keys;
    }

    String failure(String suffix) {
        await(reports ->
                reports.stream()
                        .anyMatch(r -> r.suffix().equals(suffix) && r.failure().isPresent()));
        return reports().stream()
                .filter(r -> r.suffix().equals(suffix))
                .flatMap(r -> r.failure().stream())
                .findFirst()
                .orElse("");
    }

    void awaitBehind(long records) {
        await(reports -> reports.stream().allMatch(r -> r.progress().behind() == records));
    }

    void awaitMembers(String suffix, int members) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var group = topics.embeddingGroup(suffix);
        while (broker.members(group) != members) {
            assertThat(System.nanoTime() - deadline).as("members of %s", group).isNegative();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void await(Predicate<List<StageReport>> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(reports())) {
            assertThat(System.nanoTime() - deadline).as("waiting: %s", reports()).isNegative();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void close() {
        closeWorker();
        others.forEach(EmbeddingStages::close);
        embedders.forEach(ModelEmbedders::close);
        assertThat(faults).isEmpty();
    }

    private EmbeddingStages stages(String instance, EmbedderConfig settings) {
        var config = config(instance);
        var models = new ModelEmbedders(settings);
        embedders.add(models);
        var started =
                new EmbeddingStages(config, registry, models::of, faults::add, UNTIL_NEXT_TRY);
        started.start();
        return started;
    }

    private WorkerConfig config(String instance) {
        return new WorkerConfig(
                broker.bootstrapServers(),
                topics,
                TestBroker.PARTITIONS,
                Path.of("unused"),
                instance,
                first,
                ChunkerSettings.defaults(),
                1,
                1,
                Duration.ofMillis(100),
                16,
                Map.of());
    }

    private void closeWorker() {
        if (stages != null) {
            stages.close();
        }
    }

    private List<StageReport> reports() {
        return requireNonNull(stages).reports();
    }

    private ModelAnnouncer announcer() {
        return new ModelAnnouncer(connection(), topics);
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private String described(ConsumerRecord<byte[], byte[]> record) {
        var change =
                rows.decode(LogTable.EMBEDDINGS, record.key(), record.value(), record.offset());
        return change instanceof Change.Put(ChunkEmbedding row, long _)
                ? row.model() + "/" + row.vector().dimension()
                : "gone";
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        var partition = Partitions.of(key, TestBroker.PARTITIONS);
        return new ProducerRecord<byte[], byte[]>(
                topics.log(LogTable.CHUNKS),
                partition,
                key.getBytes(StandardCharsets.UTF_8),
                value);
    }
}
