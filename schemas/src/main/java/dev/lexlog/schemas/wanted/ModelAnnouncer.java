package dev.lexlog.schemas.wanted;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Says which model is wanted. `connection` holds what every Kafka client needs; a producer lives
/// as long as one announcement, for there are few.
public record ModelAnnouncer(Map<String, ?> connection, Topics topics) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public ModelAnnouncer {
        connection = Map.copyOf(connection);
    }

    /// Returns when the brokers have it; {@link Unavailable} when nobody knows whether they do, and
    /// then it is to be said again. Saying it twice changes nothing, but makes a worker try again
    /// what it could not do.
    public void announce(WantedModel wanted) {
        KafkaProducer<byte[], byte[]> producer;
        try {
            producer = producer();
        } catch (KafkaException e) {
            throw new Unavailable("no producer: " + e.getMessage(), e);
        }
        try {
            send(producer, wanted);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, WantedModel wanted) {
        var record =
                new ProducerRecord<>(
                        topics.embeddingModels(),
                        WantedModelJson.key(wanted),
                        WantedModelJson.value(wanted));
        try {
            var _ = producer.send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while a model was announced", e);
        } catch (TimeoutException e) {
            throw new Unavailable("Kafka has not taken the announcement of " + wanted, e);
        } catch (ExecutionException e) {
            throw failure(wanted, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw failure(wanted, e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var settings = new HashMap<String, Object>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "lexlog-model-announcer");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static RuntimeException failure(WantedModel wanted, Throwable cause) {
        var message =
                "Kafka does not take the announcement of %s: %s"
                        .formatted(wanted, cause.getMessage());
        return cause instanceof RetriableException
                ? new Unavailable(message, cause)
                : new Fault(message, cause);
    }
}
