package dev.lexlog.standalone.process;

import dev.lexlog.embedding.Embedders;
import dev.lexlog.projector.Handovers;
import dev.lexlog.projector.lifecycle.GenerationKeeper;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.standalone.config.DatabaseUrl;
import dev.lexlog.standalone.config.DatabaseUrl.PostgreSql;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.health.HealthServer;
import dev.lexlog.standalone.health.IndexLookout;
import dev.lexlog.standalone.health.ProcessMetrics;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Folds the log into PostgreSQL, beside any number of its like.
final class ProjectorRole {
    private final LexlogConfig config;
    private final Running running;
    private final IndexLookout lookout;
    private final AtomicReference<@Nullable GenerationKeeper> started = new AtomicReference<>();

    private ProjectorRole(LexlogConfig config, Running running) {
        this.config = config;
        this.running = running;
        this.lookout =
                running.parts().keep("lookout", new IndexLookout(config.projector().readyLag()));
    }

    /// Returns where its health is told, when the generation is near the end of the log.
    static URI start(LexlogConfig config, Running running) {
        return switch (config.storage().url()) {
            case PostgreSql url -> new ProjectorRole(config, running).start(url);
            case DatabaseUrl.DuckDb _ ->
                    throw new CannotStart(
                            "a DuckDB database is for one process: lexlog api has its projector"
                                    + " inside, so start that alone, or give storage.database-url"
                                    + " a PostgreSQL");
            case null -> throw new CannotStart("storage.database-url is missing");
        };
    }

    private URI start(PostgreSql url) {
        var health = running.parts().keep("health", health());
        var tables = new Tables(config, running);
        var generations = tables.postgres(url);
        tables.begin(generations, model());
        var side = KafkaSide.open(config, running);
        var log = KafkaSide.log(config);
        running.patience()
                .await(
                        "the log topics, which a worker makes",
                        () -> side.pipeline().stableEnds(log));
        lookout.start(generations, side.pipeline(), config.topics());
        started.set(KeeperPart.start(config, running, side.schemas(), generations));
        running.patience().await(List.of(lookout.database(), lookout.kafka(), lookout.lag()));
        running.patience().started();
        return health.url();
    }

    private HealthServer health() {
        var metrics =
                new ProcessMetrics()
                        .gauge("lexlog.behind.records", "Records it lacks", lookout::behind)
                        .gauge(
                                "lexlog.database.up",
                                "Whether the database answers",
                                () -> lookout.databaseAnswers() ? 1 : 0)
                        .gauge(
                                "lexlog.kafka.up",
                                "Whether Kafka answers",
                                () -> lookout.kafkaAnswers() ? 1 : 0)
                        .gauge(
                                "lexlog.partitions.taken",
                                "Partitions it took over since the start",
                                () -> count(Handovers::taken))
                        .gauge(
                                "lexlog.partitions.lost",
                                "Partitions that Kafka gave away while it was silent",
                                () -> count(Handovers::lost))
                        .gauge(
                                "lexlog.batches.fenced",
                                "Batches rolled back because another projector took over",
                                () -> count(Handovers::fenced));
        running.parts().keep("metrics", metrics);
        return HealthServer.start(
                new Host(config.healthHost()),
                config.projector().healthPort(),
                "projector.health-port",
                List.of(
                        running.patience().check(),
                        lookout.database(),
                        lookout.kafka(),
                        lookout.lag()),
                metrics.route());
    }

    private long count(ToLongFunction<Handovers> counted) {
        var keeper = started.get();
        return keeper == null ? 0 : counted.applyAsLong(keeper.handovers());
    }

    /// For the first generation; no vector is made here.
    private EmbeddingModel model() {
        var embeddings = config.embeddings();
        try (var embedder = Embedders.create(embeddings.embedder(), embeddings.settings())) {
            return embedder.model();
        }
    }
}
