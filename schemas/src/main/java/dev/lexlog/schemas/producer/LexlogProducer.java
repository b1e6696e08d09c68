package dev.lexlog.schemas.producer;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashChange;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.RelationshipChange;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ScopeChange;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.serde.SerdeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Publishes events: the right topic, key and partition for each, idempotently, in the order of the
/// calls for events with the same key. Safe for use by several threads.
///
/// ```java
/// var config = Map.of(
///         "bootstrap.servers", "127.0.0.1:9092",
///         "schema.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7");
/// try (var lexlog = LexlogProducer.open(config)) {
///     var sent = lexlog.publish(DocumentId.of("sales", null, "faq.md"), "# FAQ\n…");
///     var token = sent.join().token(); // for POST /v1/await
/// }
/// ```
///
/// A future fails with Kafka's exception when the brokers did not take the event, with {@link
/// Unavailable} when the schema registry does not answer, and with {@link Fault} when it has no
/// schema for the topic (the worker registers them when it starts). An event that is taken may
/// still be refused by the worker: then it is a dead letter.
public final class LexlogProducer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Producer<String, byte[]> producer;
    private final HttpSchemaRegistry registry;
    private final EventCodec codec;
    private final Topics topics;

    private LexlogProducer(
            Producer<String, byte[]> producer, HttpSchemaRegistry registry, Topics topics) {
        this.producer = producer;
        this.registry = registry;
        this.topics = topics;
        this.codec = new AvroEventCodec(registry, topics);
    }

    /// `config` holds Kafka's keys for a producer and Confluent's for the registry
    /// (`schema.registry.url`, `basic.auth.*`).
    public static LexlogProducer open(Map<String, ?> config) {
        return open(config, Topics.DEFAULT);
    }

    /// For another topic prefix.
    public static LexlogProducer open(Map<String, ?> config, Topics topics) {
        var settings = ProducerSettings.of(config);
        var registry = new HttpSchemaRegistry(SerdeConfig.of(config).registry());
        try {
            var producer =
                    new KafkaProducer<>(
                            settings, new StringSerializer(), new ByteArraySerializer());
            return new LexlogProducer(producer, registry, topics);
        } catch (KafkaException e) {
            registry.close();
            throw e;
        }
    }

    /// Any event. Returns when it is buffered; blocks for at most `max.block.ms` when the buffer is
    /// full.
    public CompletableFuture<Acknowledged> send(InputEvent event) {
        var acknowledged = new CompletableFuture<Acknowledged>();
        try {
            var record =
                    new ProducerRecord<>(
                            topics.input(event.topic()), event.key(), codec.encode(event));
            var _ =
                    producer.send(
                            record,
                            (metadata, failure) -> complete(acknowledged, metadata, failure));
        } catch (KafkaException | Unavailable | Fault e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    /// A Markdown document's new revision.
    public CompletableFuture<Acknowledged> publish(DocumentId document, String content) {
        return publish(
                document,
                new DocumentPublished(
                        "document", "document", "text/markdown", content, null, null, Map.of()));
    }

    public CompletableFuture<Acknowledged> publish(
            DocumentId document, DocumentPublished published) {
        return send(
                new DocumentEvent(
                        document.name(),
                        document.domain(),
                        document.session(),
                        "",
                        null,
                        published));
    }

    public CompletableFuture<Acknowledged> remove(DocumentId document) {
        return send(
                new DocumentEvent(
                        document.name(),
                        document.domain(),
                        document.session(),
                        "",
                        null,
                        new DocumentRemoved(null)));
    }

    /// An edit of the user's terms in a domain.
    public CompletableFuture<Acknowledged> edit(
            String user, @Nullable String domain, GlossaryChange change) {
        return send(new GlossaryEdit(user, user, null, domain, "", null, change));
    }

    /// The user's word on a relationship of a domain.
    public CompletableFuture<Acknowledged> edit(
            String user, @Nullable String domain, RelationshipChange change) {
        return send(new RelationshipEdit(user, user, null, domain, "", null, change));
    }

    public CompletableFuture<Acknowledged> update(HashChange change) {
        return send(new HashUpdate("", null, change));
    }

    public CompletableFuture<Acknowledged> command(ScopeChange change) {
        return send(new ScopeCommand("", null, change));
    }

    /// Returns when every event sent before is acknowledged or has failed.
    public void flush() {
        producer.flush();
    }

    /// Flushes, for at most half a minute.
    @Override
    public void close() {
        close(PATIENCE);
    }

    /// What is not acknowledged within the time fails.
    public void close(Duration patience) {
        producer.close(patience);
        registry.close();
    }

    private static void complete(
            CompletableFuture<Acknowledged> acknowledged,
            RecordMetadata metadata,
            @Nullable Exception failure) {
        if (failure != null) {
            acknowledged.completeExceptionally(failure);
            return;
        }
        var token = new Token(metadata.topic(), metadata.partition(), metadata.offset());
        acknowledged.complete(new Acknowledged(token, Instant.ofEpochMilli(metadata.timestamp())));
    }
}
