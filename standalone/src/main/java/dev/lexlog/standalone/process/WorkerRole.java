package dev.lexlog.standalone.process;

import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.embedding.ModelEmbedders;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.health.HealthServer;
import dev.lexlog.standalone.health.Lookout;
import dev.lexlog.standalone.health.ProcessMetrics;
import dev.lexlog.standalone.health.ProcessMetrics.Sample;
import dev.lexlog.standalone.part.Ingest;
import dev.lexlog.standalone.part.LogSetup;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.embed.StageReport;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Makes topics and schemas, then works on input topics and embeds chunks.
final class WorkerRole {
    /// Kafka's admin tries for a minute on its own; a line should come sooner.
    private static final String ADMIN_PATIENCE_MS = "10000";

    private static final int BROKERS_DEFAULT = -1;

    private final LexlogConfig config;
    private final Running running;
    private final AtomicReference<@Nullable Ingest> started = new AtomicReference<>();
    private final Lookout kafka;

    private WorkerRole(LexlogConfig config, Running running) {
        this.config = config;
        this.running = running;
        this.kafka = running.parts().keep("lookout", new Lookout("Kafka"));
    }

    /// Returns where its health is told, when it has its share of the partitions.
    static URI start(LexlogConfig config, Running running) {
        return new WorkerRole(config, running).start();
    }

    private URI start() {
        var health = running.parts().keep("health", health());
        var side = KafkaSide.open(config, running);
        var patience = running.patience();
        LogSetup.topics(admin(), new TopicCatalog(config.topics(), config.partitions()));
        patience.await(
                "the schema registry",
                () -> RegisteredSchemas.registerAll(side.schemas(), config.topics()));
        var topic = KafkaSide.deadLetters(config.topics());
        kafka.start(() -> {
            side.pipeline().highWatermarks(topic);
            return Optional.empty();
        });
        var ingest = ingest(side);
        patience.await("Kafka", ingest::start);
        started.set(ingest);
        patience.await(List.of(working()));
        patience.started();
        return health.url();
    }

    private Ingest ingest(KafkaSide side) {
        var embeddings = config.embeddings();
        var model = Embedders.model(embeddings.embedder(), embeddings.settings());
        var embedders =
                running.parts().keep("embedders", new ModelEmbedders(embeddings.settings()));
        var failed = running.outcome();
        return running.parts()
                .keep(
                        "worker",
                        new Ingest(settings(model), side.schemas(), embedders::of, failed::failed));
    }

    private HealthServer health() {
        var metrics =
                new ProcessMetrics()
                        .gauge("lexlog.worker.up", "Whether it works on its partitions", this::up)
                        .gauge(
                                "lexlog.waiting.extractions",
                                "Extractions without a document",
                                this::waiting)
                        .gauges(
                                "lexlog.embedded",
                                "Vectors made since the start",
                                () -> perStage(stage -> stage.progress().embedded()))
                        .gauges(
                                "lexlog.embedding.behind",
                                "Chunks read or to be read that have no vector yet",
                                () -> perStage(stage -> stage.progress().behind()))
                        .gauges(
                                "lexlog.embedding.failed",
                                "Whether it stopped and waits to be announced again",
                                () -> perStage(stage -> stage.failure().isPresent() ? 1L : 0L));
        running.parts().keep("metrics", metrics);
        return HealthServer.start(
                new Host(config.healthHost()),
                config.worker().healthPort(),
                "worker.health-port",
                List.of(running.patience().check(), working(), embedding(), kafka.check()),
                metrics.route());
    }

    private ReadinessCheck working() {
        return new ReadinessCheck(
                "worker",
                () ->
                        up() == 1
                                ? Optional.empty()
                                : Optional.of("it has not got its share of the partitions"));
    }

    /// A model that cannot be made here, or whose server answers nonsense.
    private ReadinessCheck embedding() {
        return new ReadinessCheck(
                "embedding",
                () ->
                        stages().stream()
                                .flatMap(stage ->
                                        stage.failure().stream()
                                                .map(why -> stage.suffix() + ": " + why))
                                .reduce((one, other) -> one + "; " + other));
    }

    private int up() {
        var now = started.get();
        return now != null && now.worker().isRunning() ? 1 : 0;
    }

    private long waiting() {
        var now = started.get();
        return now == null ? 0 : now.worker().waitingExtractions();
    }

    private List<StageReport> stages() {
        var now = started.get();
        return now == null ? List.of() : now.embedding();
    }

    private List<Sample> perStage(ToLongFunction<StageReport> value) {
        return stages().stream()
                .map(stage -> new Sample(tags(stage), value.applyAsLong(stage)))
                .toList();
    }

    private static Map<String, String> tags(StageReport stage) {
        return Map.of("topic", stage.suffix(), "model", stage.model().name());
    }

    private Map<String, Object> admin() {
        var properties = new HashMap<>(config.kafka().properties());
        properties.put("default.api.timeout.ms", ADMIN_PATIENCE_MS);
        properties.put("request.timeout.ms", ADMIN_PATIENCE_MS);
        return properties;
    }

    private WorkerConfig settings(EmbeddingModel model) {
        var worker = config.worker();
        return new WorkerConfig(
                config.kafka().bootstrapServers(),
                config.topics(),
                config.partitions(),
                worker.stateDirectory(),
                worker.instance(),
                model,
                config.chunker(),
                worker.threads(),
                BROKERS_DEFAULT,
                worker.commitInterval(),
                worker.embeddingBatch(),
                config.kafka().clientWith(Sessions.classic(worker.sessionTimeout())));
    }
}
