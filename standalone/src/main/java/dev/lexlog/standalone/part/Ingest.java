package dev.lexlog.standalone.part;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.worker.IngestWorker;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.embed.EmbeddingProgress;
import dev.lexlog.worker.embed.EmbeddingStage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The ingest worker and the embedding stage. They do not need each other, so they close side by
/// side.
public final class Ingest implements AutoCloseable {
    private static final Executor CLOSERS =
            task -> Thread.ofPlatform().name("close-embedding").daemon().start(task);

    private final IngestWorker worker;
    private final EmbeddingStage stage;

    public Ingest(
            WorkerConfig settings,
            SchemaRegistry schemas,
            Embedder embedder,
            Consumer<Throwable> onFault) {
        var rows = new AvroLogCodec(schemas, settings.topics());
        var events = new AvroEventCodec(schemas, settings.topics());
        this.stage = new EmbeddingStage(settings, rows, embedder, onFault);
        this.worker = new IngestWorker(settings, events, rows, onFault);
    }

    /// The topics must exist. May be tried again when it is unavailable.
    public void start() {
        worker.start();
        stage.start();
    }

    public IngestWorker worker() {
        return worker;
    }

    public EmbeddingProgress.Snapshot embedding() {
        return stage.progress();
    }

    @Override
    public void close() {
        var closing = CompletableFuture.runAsync(stage::close, CLOSERS);
        worker.close();
        closing.join();
    }
}
