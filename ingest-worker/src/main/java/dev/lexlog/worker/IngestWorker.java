package dev.lexlog.worker;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.worker.config.WorkerConfig;
import dev.lexlog.worker.ner.WaitingExtractions;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.retry.StopSignal;
import dev.lexlog.worker.scope.Sweep;
import dev.lexlog.worker.stream.IngestTopology;
import dev.lexlog.worker.stream.RocksMemory;
import dev.lexlog.worker.stream.StreamsProperties;
import dev.lexlog.worker.stream.TopicCheck;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All stages but the embedding one as a running Kafka Streams application. Its topics and schemas
/// must exist. An outage replaces the thread that met it; a fault of ours stops the worker and goes
/// to `onFault`.
public final class IngestWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestWorker.class);
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Duration BEFORE_REPLACEMENT = Duration.ofSeconds(1);

    private final WorkerConfig config;
    private final Consumer<Throwable> onFault;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch running = new CountDownLatch(1);
    private final RocksMemory memory = new RocksMemory();
    private final WaitingExtractions waiting = new WaitingExtractions();
    private final KafkaStreams streams;

    public IngestWorker(
            WorkerConfig config, EventCodec events, LogCodec rows, Consumer<Throwable> onFault) {
        this.config = config;
        this.onFault = onFault;
        var insistence = new Insistence(Backoff.DEFAULT, StreamsProperties.LONGEST_WAIT, stop);
        var parts =
                new IngestTopology.Parts(
                        config.topics(),
                        config.partitions(),
                        events,
                        rows,
                        new IngestStages(
                                config, events, insistence, waiting, () -> Sweep.ROWS_A_STEP),
                        insistence);
        streams = new KafkaStreams(IngestTopology.of(parts), StreamsProperties.of(config, memory));
        streams.setUncaughtExceptionHandler(this::judge);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
    }

    public void start() {
        TopicCheck.require(config);
        streams.start();
    }

    /// True while every partition is being worked on.
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /// Waits until the worker has been running for the first time; false when that takes longer.
    public boolean awaitRunning(Duration time) throws InterruptedException {
        return running.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// How many extractions wait, in this process, for a revision of their document.
    public long waitingExtractions() {
        return waiting.total();
    }

    /// Returns within about ten seconds; what is not committed by then is worked on again by the
    /// next process.
    @Override
    public void close() {
        stop.give();
        boolean closed = streams.close(CloseOptions.timeout(GRACE));
        if (closed) {
            memory.close();
        }
    }

    private StreamThreadExceptionResponse judge(Throwable failure) {
        if (stop.isGiven()) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (isOutage(failure)) {
            LOG.warn("the ingest worker starts over: {}", failure.getMessage());
            stop.within(BEFORE_REPLACEMENT);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("the ingest worker stops", failure);
        onFault.accept(failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isOutage(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Fault _ -> {
                    return false;
                }
                case Unavailable _, RetriableException _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
