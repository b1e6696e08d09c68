package dev.lexlog.worker.embed;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.worker.embed.Embedded.Kind;
import dev.lexlog.worker.retry.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads, has embedded, writes. While the model works on a batch, polling goes on and the batch
/// before it is committed; batches are written in the order in which they were taken.
///
/// Partitions change their owner only inside `poll`, and a batch is filtered and committed between
/// two polls: so no transaction holds a record of a partition that this instance knows to be lost,
/// and the broker refuses one that it does not know of yet, by the group's metadata.
final class EmbeddingLoop implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingLoop.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration BUSY_POLL = Duration.ofMillis(5);

    private final Consumer<byte[], byte[]> consumer;
    private final EmbeddingWriter writer;
    private final ChunkEmbedder embedder;
    private final Executor modelThread;
    private final Backoff backoff;
    private final EmbeddingProgress progress;
    private final Backlog backlog;
    private final BatchSize batchSize;
    private final LongSupplier nanoTime;

    private @Nullable Attempt attempt;
    private List<ConsumerRecord<byte[], byte[]>> failedInputs = List.of();
    private int modelFailures;
    private int writeFailures;
    private long notBefore;
    private boolean mustRewind;

    EmbeddingLoop(
            Consumer<byte[], byte[]> consumer,
            EmbeddingWriter writer,
            ChunkEmbedder embedder,
            Executor modelThread,
            int largestBatch,
            Backoff backoff,
            EmbeddingProgress progress) {
        this.consumer = consumer;
        this.writer = writer;
        this.embedder = embedder;
        this.modelThread = modelThread;
        this.backoff = backoff;
        this.progress = progress;
        this.backlog = new Backlog(2 * largestBatch);
        this.batchSize = new BatchSize(largestBatch);
        this.nanoTime = embedder.nanoTime();
        this.notBefore = nanoTime.getAsLong();
    }

    /// Joins the group, once what a former process left open has ended.
    void start(String topic) {
        writer.open();
        consumer.subscribe(List.of(topic), this);
    }

    /// One turn; never waits for the model.
    void step() {
        if (mustRewind) {
            rewind();
        }
        poll();
        var done = finished();
        startNext();
        if (done != null) {
            write(done);
        }
        progress.behind.set(behind());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        backlog.drop(partitions);
        failedInputs =
                failedInputs.stream()
                        .filter(i -> !partitions.contains(Embedded.partition(i)))
                        .toList();
        if (attempt != null) {
            attempt.drop(partitions);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("embedding {}", partitions);
    }

    /// Everything read and not committed is read again.
    private void rewind() {
        writer.open();
        backlog.clear();
        failedInputs = List.of();
        attempt = null;
        var assigned = consumer.assignment();
        var committed = consumer.committed(assigned);
        for (var partition : assigned) {
            var position = committed.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
        mustRewind = false;
    }

    private void poll() {
        boolean idle = attempt == null && backlog.isEmpty() && failedInputs.isEmpty();
        if (backlog.isFull() || (modelFailures > 0 && !idle)) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        var polled = consumer.poll(idle ? IDLE_POLL : BUSY_POLL);
        polled.forEach(backlog::add);
        while (!polled.isEmpty() && !backlog.isFull()) {
            polled = consumer.poll(Duration.ZERO);
            polled.forEach(backlog::add);
        }
    }

    /// The batch that the model has finished since the last turn, if there is one.
    private @Nullable Embedded finished() {
        var current = attempt;
        if (current == null || !current.isDone()) {
            return null;
        }
        attempt = null;
        try {
            var batch = current.join();
            batchSize.took(batch.inputs().size(), batch.nanos());
            modelFailures = 0;
            return batch;
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case Unavailable unavailable -> modelIsAway(current, unavailable);
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
            return null;
        }
    }

    private void modelIsAway(Attempt failed, Unavailable reason) {
        if (modelFailures == 0) {
            LOG.warn("waiting: {}", reason.getMessage());
        }
        modelFailures++;
        progress.modelFailures.increment();
        failedInputs = failed.remainingInputs();
        waitAfter(modelFailures);
    }

    private void startNext() {
        if (attempt != null || nanoTime.getAsLong() - notBefore < 0) {
            return;
        }
        var inputs = failedInputs.isEmpty() ? backlog.take(batchSize.current()) : failedInputs;
        failedInputs = List.of();
        if (!inputs.isEmpty()) {
            attempt = Attempt.start(inputs, embedder, modelThread);
        }
    }

    private void write(Embedded batch) {
        if (batch.inputs().isEmpty()) {
            return;
        }
        if (!writer.write(batch, consumer.groupMetadata())) {
            writeFailures++;
            progress.rollbacks.increment();
            waitAfter(writeFailures);
            mustRewind = true;
            return;
        }
        writeFailures = 0;
        progress.read.add(batch.inputs().size());
        progress.embedded.add(batch.count(Kind.EMBEDDED));
        progress.supplied.add(batch.count(Kind.SUPPLIED));
        progress.deleted.add(batch.count(Kind.DELETED));
    }

    private long behind() {
        long unread = 0;
        for (var partition : consumer.assignment()) {
            unread += consumer.currentLag(partition).orElse(0);
        }
        var current = attempt;
        int working = current == null ? failedInputs.size() : current.remainingInputs().size();
        return unread + backlog.size() + working;
    }

    private void waitAfter(int failures) {
        notBefore = nanoTime.getAsLong() + backoff.after(failures).toNanos();
    }
}
