package dev.lexlog.standalone.part;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.worker.IngestWorker;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.embed.EmbeddingStages;
import dev.lexlog.worker.embed.StageReport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// The ingest worker and the embedding stages. They do not need each other, so they close side by
/// side.
public final class Ingest implements AutoCloseable {
    private static final Executor CLOSERS =
            task -> Thread.ofPlatform().name("close-embedding").daemon().start(task);

    private final IngestWorker worker;
    private final EmbeddingStages stages;

    public Ingest(
            WorkerConfig settings,
            SchemaRegistry schemas,
            Function<EmbeddingModel, Embedder> embedders,
            Consumer<Throwable> onFault) {
        var rows = new AvroLogCodec(schemas, settings.topics());
        var events = new AvroEventCodec(schemas, settings.topics());
        this.stages = new EmbeddingStages(settings, schemas, embedders, onFault);
        this.worker = new IngestWorker(settings, events, rows, onFault);
    }

    /// The topics must exist. May be tried again when it is unavailable.
    public void start() {
        worker.start();
        stages.start();
    }

    public IngestWorker worker() {
        return worker;
    }

    /// How the vectors of each wanted model come along.
    public List<StageReport> embedding() {
        return stages.reports();
    }

    @Override
    public void close() {
        var closing = CompletableFuture.runAsync(stages::close, CLOSERS);
        worker.close();
        closing.join();
    }
}
