package dev.lexlog.worker.embed;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.worker.embed.Embedded.Output;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes batches, each in one transaction with the offsets behind its inputs.
///
/// After a failure the transaction is aborted or, when the producer is lost or nobody knows whether
/// the commit came through, the producer is replaced by a new one with the same transactional id,
/// which ends the old one's transaction either way. So the committed offsets tell what was written.
final class EmbeddingWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingWriter.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    EmbeddingWriter(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /// Ends what a former process with this transactional id left open; call it before reading
    /// committed offsets.
    void open() {
        if (producer == null) {
            var fresh = producers.get();
            try {
                fresh.initTransactions();
            } catch (RuntimeException e) {
                fresh.close(Duration.ZERO);
                throw e;
            }
            producer = fresh;
        }
    }

    /// True when the batch is committed; otherwise nothing of it is, and the inputs have to be read
    /// again from the committed offsets after {@link #open}.
    boolean write(Embedded batch, ConsumerGroupMetadata group) {
        var open = producer;
        if (open == null) {
            return false;
        }
        try {
            open.beginTransaction();
            for (Output output : batch.outputs()) {
                var _ = open.send(output.record());
            }
            open.sendOffsetsToTransaction(batch.offsets(), group);
            open.commitTransaction();
            return true;
        } catch (CommitFailedException | TransactionAbortableException e) {
            LOG.warn("transaction rolled back: {}", e.getMessage());
            abort(open);
            return false;
        } catch (KafkaException e) {
            LOG.warn("transactional producer replaced: {}", e.getMessage());
            discard();
            refuseOwnMistakes(e);
            return false;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
    }

    private void abort(Producer<byte[], byte[]> open) {
        try {
            open.abortTransaction();
        } catch (KafkaException e) {
            LOG.warn("transactional producer replaced: {}", e.getMessage());
            discard();
        }
    }

    private void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static void refuseOwnMistakes(KafkaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                throw new Fault("an embedding does not fit its topic: " + e.getMessage(), e);
            }
        }
    }
}
