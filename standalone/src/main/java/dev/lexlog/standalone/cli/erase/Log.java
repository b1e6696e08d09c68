package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.producer.LexlogProducer;
import dev.lexlog.schemas.producer.Token;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wanted.WantedModel;
import dev.lexlog.schemas.wanted.WantedModels;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LogServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// All of Kafka and the registry that an erasure needs: it reads any topic, publishes commands, and
/// erases dead letters.
final class Log implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Map<String, Object> connection;
    private final Topics topics;
    private final Brokers brokers;
    private final TopicReader reader;
    private final HttpSchemaRegistry registry;
    private final EventCodec codec;
    private final LogCodec rows;
    private final LexlogProducer producer;
    private final KafkaProducer<byte[], byte[]> tombstones;

    private Log(Map<String, Object> connection, String registryUrl, Topics topics) {
        var bytes = new ByteArraySerializer();
        this.connection = connection;
        this.topics = topics;
        this.registry = new HttpSchemaRegistry(RegistryConfig.of(registryUrl));
        this.codec = new AvroEventCodec(registry, topics);
        this.rows = new AvroLogCodec(registry, topics);
        this.producer =
                LexlogProducer.open(
                        Map.of(
                                "bootstrap.servers",
                                String.valueOf(connection.get("bootstrap.servers")),
                                "schema.registry.url",
                                registryUrl,
                                "client.id",
                                "lexlog-erase"),
                        topics);
        this.tombstones = new KafkaProducer<>(connection, bytes, bytes);
        this.brokers = new Brokers(connection);
        this.reader = new TopicReader(connection);
    }

    static Log open(LogServers servers, Topics topics) {
        return new Log(
                Map.of("bootstrap.servers", servers.reachableBootstrapServers()),
                servers.schemaRegistryUrl(),
                topics);
    }

    Topics topics() {
        return topics;
    }

    Brokers brokers() {
        return brokers;
    }

    TopicReader reader() {
        return reader;
    }

    EventCodec codec() {
        return codec;
    }

    LogCodec rows() {
        return rows;
    }

    /// The topics of vectors into which nobody writes any more.
    Set<String> abandonedTopics() {
        try (var models = new WantedModels(connection, topics, _ -> {}, _ -> {})) {
            models.start();
            if (!models.awaitComplete(ANSWER)) {
                throw new CommandFailed("Kafka gives no records of " + topics.embeddingModels());
            }
            return models.current().values().stream()
                    .filter(WantedModel::stopped)
                    .map(model -> topics.embeddings(model.suffix()))
                    .collect(Collectors.toSet());
        }
    }

    /// The changelogs of the worker's state.
    List<String> stateTopics() {
        return brokers.topics().stream()
                .filter(topic -> topic.startsWith(topics.ingestGroup() + "-"))
                .filter(topic -> topic.endsWith("-changelog"))
                .toList();
    }

    /// Everything that lies in these topics now.
    void readAll(Collection<String> names, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var partitions = brokers.partitions(names);
        reader.read(
                brokers.starts(partitions),
                brokers.ends(partitions),
                record -> {
                    each.accept(record);
                    return true;
                });
    }

    Token publish(InputEvent event) {
        try {
            return producer.send(event).join().token();
        } catch (CompletionException e) {
            throw new CommandFailed("the command was not taken: " + e.getMessage(), e);
        }
    }

    /// Returns when the brokers have it.
    @SuppressWarnings("NullAway") // Kafka takes null values.
    void erase(LogPartition partition, String key) {
        var tombstone =
                new ProducerRecord<byte[], byte[]>(
                        partition.topic(),
                        partition.partition(),
                        key.getBytes(StandardCharsets.UTF_8),
                        null);
        try {
            tombstones.send(tombstone).get();
        } catch (ExecutionException e) {
            throw new CommandFailed("a tombstone was not taken: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
        tombstones.close(PATIENCE);
        reader.close();
        brokers.close();
        registry.close();
    }
}
