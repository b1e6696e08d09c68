package dev.lexlog.worker.embed;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.StopSignal;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps `log.embeddings` in step with `log.chunks`, exactly once: every put gets a vector, every
/// tombstone a tombstone. Outages of the model and the broker are waited for; a fault of ours ends
/// the stage and goes to `onFault`.
public final class EmbeddingStage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingStage.class);
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration CLIENT_CLOSE = Duration.ofSeconds(2);

    private final WorkerConfig config;
    private final ChunkEmbedder embedder;
    private final Consumer<Throwable> onFault;
    private final EmbeddingClients clients;
    private final EmbeddingProgress progress = new EmbeddingProgress();
    private final StopSignal stop = new StopSignal();
    private final Thread thread;

    /// The embedder stays the caller's to close, after this stage.
    public EmbeddingStage(
            WorkerConfig config, LogCodec rows, Embedder model, Consumer<Throwable> onFault) {
        if (!model.model().equals(config.model())) {
            throw new Fault(
                    "the worker is set up for %s but the embedder is %s"
                            .formatted(config.model(), model.model()));
        }
        this.config = config;
        this.embedder = new ChunkEmbedder(model, rows, config.topics(), System::nanoTime);
        this.onFault = onFault;
        this.clients = new EmbeddingClients(config);
        // A platform thread: Kafka's selector would pin a virtual one to its carrier.
        this.thread = Thread.ofPlatform().name("embedding-stage").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public EmbeddingProgress.Snapshot progress() {
        return progress.snapshot();
    }

    /// Returns within about ten seconds; a batch that is not committed by then is embedded again by
    /// the next process.
    @Override
    public void close() {
        stop.give();
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var modelThread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("embedding-model").factory());
        try {
            runUntilStopped(modelThread);
        } catch (RuntimeException | Error e) {
            LOG.error("the embedding stage stops", e);
            onFault.accept(e);
        } finally {
            modelThread.shutdownNow();
        }
    }

    private void runUntilStopped(ExecutorService modelThread) {
        for (int failures = 1; !stop.isGiven(); failures++) {
            try {
                runWithClients(modelThread);
            } catch (FencedInstanceIdException e) {
                throw new Fault("another worker has the instance name " + config.instance(), e);
            } catch (KafkaException | Unavailable e) {
                if (stop.isGiven()) {
                    return;
                }
                LOG.warn("embedding starts over: {}", e.getMessage());
                stop.within(Backoff.DEFAULT.after(failures));
            }
        }
    }

    private void runWithClients(ExecutorService modelThread) {
        var consumer = clients.consumer();
        try (var writer = new EmbeddingWriter(clients::producer)) {
            var loop =
                    new EmbeddingLoop(
                            consumer,
                            writer,
                            embedder,
                            modelThread,
                            config.embeddingBatch(),
                            Backoff.DEFAULT,
                            progress);
            loop.start(config.topics().log(LogTable.CHUNKS));
            while (!stop.isGiven()) {
                loop.step();
            }
        } finally {
            consumer.close(CloseOptions.timeout(CLIENT_CLOSE));
        }
    }
}
