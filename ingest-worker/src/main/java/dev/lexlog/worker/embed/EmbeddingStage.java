package dev.lexlog.worker.embed;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one model's topic in step with `log.chunks`, exactly once: every put gets a vector, every
/// tombstone a tombstone. Outages of the model and the broker are waited for; anything else that
/// goes wrong ends the stage, stays its {@link #failure} and goes to `onFailure`.
final class EmbeddingStage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingStage.class);
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration CLIENT_CLOSE = Duration.ofSeconds(2);

    private final WorkerConfig config;
    private final String suffix;
    private final Supplier<ChunkEmbedder> embedders;
    private final Consumer<Throwable> onFailure;
    private final EmbeddingClients clients;
    private final EmbeddingProgress progress = new EmbeddingProgress();
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private volatile boolean retired;
    private volatile @Nullable Throwable failure;

    /// `embedders` is asked by the stage's own thread, again when it was unavailable.
    EmbeddingStage(
            WorkerConfig config,
            String suffix,
            Supplier<ChunkEmbedder> embedders,
            Consumer<Throwable> onFailure) {
        this.config = config;
        this.suffix = suffix;
        this.embedders = embedders;
        this.onFailure = onFailure;
        this.clients = new EmbeddingClients(config, suffix);
        // A platform thread: Kafka's selector would pin a virtual one to its carrier.
        this.thread = Thread.ofPlatform().name("stage-" + suffix).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    EmbeddingProgress.Snapshot progress() {
        return progress.snapshot();
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /// Closes for good: the group forgets this instance at once, so that it can be deleted.
    void retire() {
        retired = true;
        close();
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
                        Thread.ofPlatform().daemon().name("model-" + suffix).factory());
        try {
            runUntilStopped(modelThread);
        } catch (RuntimeException | Error e) {
            LOG.error("the stage of {} stops", suffix, e);
            failure = e;
            onFailure.accept(e);
        } finally {
            modelThread.shutdownNow();
        }
    }

    private void runUntilStopped(ExecutorService modelThread) {
        for (int failures = 1; !stop.isGiven(); failures++) {
            try {
                runWithClients(embedders.get(), modelThread);
            } catch (FencedInstanceIdException e) {
                throw new Fault("another worker has the instance name " + config.instance(), e);
            } catch (KafkaException | Unavailable e) {
                if (stop.isGiven()) {
                    return;
                }
                LOG.warn("embedding into {} starts over: {}", suffix, e.getMessage());
                stop.within(Backoff.DEFAULT.after(failures));
            }
        }
    }

    private void runWithClients(ChunkEmbedder embedder, ExecutorService modelThread) {
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
            consumer.close(closing());
        }
    }

    private CloseOptions closing() {
        var options = CloseOptions.timeout(CLIENT_CLOSE);
        return retired
                ? options.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                : options;
    }
}
