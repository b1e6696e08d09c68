package dev.lexlog.standalone.stack;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.api.QueryApi;
import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.api.pipeline.KafkaPipeline;
import dev.lexlog.projector.Projector;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.ProjectorListener;
import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.worker.IngestWorker;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.embed.EmbeddingStage;
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
        var rows = new AvroLogCodec(foundation.schemas(), StackConfig.TOPICS);
        var events = new AvroEventCodec(foundation.schemas(), StackConfig.TOPICS);
        var settings =
                WorkerConfig.of(bootstrap, folder.workerState(), index.embedder().model())
                        .withTopics(StackConfig.TOPICS, config.partitions());

        var caughtUp = new CompletableFuture<Void>();
        var projector =
                new Projector(
                        ProjectorConfig.of(StackConfig.TOPICS, bootstrap, INSTANCE),
                        rows,
                        index.generation(),
                        new Watcher(listener, outcome, caughtUp));
        parts.keep("projector", projector).start();
        var stage = new EmbeddingStage(settings, rows, index.embedder(), outcome::failed);
        parts.keep("embedding stage", stage).start();
        var worker = new IngestWorker(settings, events, rows, outcome::failed);
        parts.keep("worker", worker).start();

        Map<String, Object> connection = Map.of("bootstrap.servers", bootstrap);
        var pipeline = parts.keep("pipeline", new KafkaPipeline(connection, StackConfig.TOPICS));
        var api =
                new QueryApi(
                        new ApiConfig(config.host().name(), config.httpPort(), Limits.DEFAULT),
                        StackConfig.TOPICS,
                        index::generation,
                        index.embedder(),
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

    private record Watcher(
            StackListener listener, Outcome outcome, CompletableFuture<Void> caughtUp)
            implements ProjectorListener {
        @Override
        public void failed(Fault fault) {
            outcome.failed(fault);
        }

        @Override
        public void replaying(Replay replay) {
            if (replay.total() > 0) {
                listener.replaying(replay);
            }
            if (replay.complete()) {
                caughtUp.complete(null);
            }
        }
    }
}
