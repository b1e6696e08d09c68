package dev.lexlog.standalone.stack;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.api.QueryApi;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.api.pipeline.KafkaPipeline;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.lifecycle.GenerationKeeper;
import dev.lexlog.projector.lifecycle.KeeperSettings;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.standalone.part.Ingest;
import dev.lexlog.standalone.part.KeeperWatch;
import dev.lexlog.standalone.part.OpenParts;
import dev.lexlog.standalone.part.Outcome;
import dev.lexlog.worker.IngestWorker;
import dev.lexlog.worker.config.WorkerConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// From events to answers: worker, embedding stage, projector and API.
record Flow(IngestWorker worker, QueryApi api, CompletableFuture<Void> caughtUp) {
    private static final String INSTANCE = "standalone";

    static Flow start(
            StackConfig config,
            DataFolder folder,
            Foundation foundation,
            Index index,
            StackListener listener,
            OpenParts parts,
            Outcome outcome) {
        var bootstrap = foundation.broker().bootstrapServers();
        var settings =
                WorkerConfig.of(bootstrap, folder.workerState(), index.model())
                        .withTopics(StackConfig.TOPICS, config.partitions());

        var watch = new KeeperWatch(listener::replaying, outcome);
        var keeper =
                new GenerationKeeper(
                        ProjectorConfig.of(StackConfig.TOPICS, bootstrap, INSTANCE)
                                .inStore(INSTANCE),
                        new AvroLogCodec(foundation.schemas(), StackConfig.TOPICS),
                        index.generations(),
                        KeeperSettings.of(Limits.DEFAULT.maxTimeout()),
                        watch);
        parts.keep("keeper", keeper).start();
        var ingest =
                new Ingest(settings, foundation.schemas(), index.embedders()::of, outcome::failed);
        parts.keep("worker", ingest).start();
        var worker = ingest.worker();
        var caughtUp = watch.caughtUp();

        Map<String, Object> connection = Map.of("bootstrap.servers", bootstrap);
        var pipeline = parts.keep("pipeline", new KafkaPipeline(connection, StackConfig.TOPICS));
        var api =
                new QueryApi(
                        new ApiConfig(config.host().name(), config.httpPort(), Limits.DEFAULT),
                        StackConfig.TOPICS,
                        index::generations,
                        new Models(
                                index.embedders()::of,
                                name -> Embedders.model(name, config.embedding())),
                        pipeline,
                        () -> OptionalLong.of(worker.waitingExtractions()),
                        List.of(
                                check("registry", "is down", foundation.registry()::ready),
                                check("worker", "is not running", worker::isRunning),
                                check("index", "is catching up", caughtUp::isDone)));
        parts.keep("API", api).start();
        return new Flow(worker, api, caughtUp);
    }

    private static ReadinessCheck check(String name, String obstacle, BooleanSupplier fine) {
        return new ReadinessCheck(
                name,
                () -> fine.getAsBoolean() ? Optional.empty() : Optional.of(name + " " + obstacle));
    }
}
