package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Sends events and keeps what became of each. Documents of one name stay in order.
final class Publication {
    static final String SAFE_AGAIN =
            "running it again is safe: what did not change is not written twice";

    private final Producer<String, byte[]> producer;
    private final Function<DocumentEvent, byte[]> codec;
    private final String topic;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Refused> tooLarge = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Publication(
            Producer<String, byte[]> producer,
            Function<DocumentEvent, byte[]> codec,
            String topic) {
        this.producer = producer;
        this.codec = codec;
        this.topic = topic;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    void send(DocumentEvent event) {
        stopOnFailure();
        try {
            producer.send(
                    new ProducerRecord<>(topic, event.name(), encode(event)),
                    (metadata, problem) -> completed(event, metadata, problem));
        } catch (KafkaException e) {
            throw stopped(e);
        }
    }

    /// Returns when every event is acknowledged.
    void flush() {
        producer.flush();
        stopOnFailure();
    }

    /// Gives what is under way a last chance.
    void stop(Duration patience) {
        producer.close(patience);
    }

    long acknowledged() {
        return acknowledged.get();
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// What no broker takes, however often it is tried.
    List<Refused> tooLarge() {
        return List.copyOf(tooLarge);
    }

    private byte[] encode(DocumentEvent event) {
        try {
            return codec.apply(event);
        } catch (Unavailable e) {
            throw new CommandFailed(
                    "%s: start it with: ./lexlog up, or name it with --schema-registry-url"
                            .formatted(e.getMessage()),
                    e);
        } catch (Fault e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private void completed(
            DocumentEvent event, @Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem instanceof RecordTooLargeException) {
            tooLarge.add(
                    new Refused(event.name(), "too_large", String.valueOf(problem.getMessage())));
            return;
        }
        if (problem != null || metadata == null) {
            failure.compareAndSet(null, problem);
            return;
        }
        var token = new Token(metadata.topic(), metadata.partition(), metadata.offset());
        sent.add(Sent.of(event, token, Instant.ofEpochMilli(metadata.timestamp())));
        acknowledged.incrementAndGet();
    }

    private void stopOnFailure() {
        var problem = failure.get();
        if (problem != null) {
            throw stopped(problem);
        }
    }

    private CommandFailed stopped(Exception problem) {
        return new CommandFailed(
                "Kafka stopped taking events (%s); %d were acknowledged; %s"
                        .formatted(problem.getMessage(), acknowledged(), SAFE_AGAIN),
                problem);
    }
}
