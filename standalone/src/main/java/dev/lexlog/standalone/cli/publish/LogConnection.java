package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Brokers and registry, opened to publish documents.
public final class LogConnection implements AutoCloseable {
    private static final int MIB = 1 << 20;

    private final Producer<String, byte[]> producer;
    private final HttpSchemaRegistry registry;
    private final Topics topics = Topics.DEFAULT;

    private LogConnection(Producer<String, byte[]> producer, HttpSchemaRegistry registry) {
        this.producer = producer;
        this.registry = registry;
    }

    public static LogConnection open(String bootstrapServers, String schemaRegistryUrl) {
        try {
            var registry = new HttpSchemaRegistry(RegistryConfig.of(schemaRegistryUrl));
            return new LogConnection(new KafkaProducer<>(settings(bootstrapServers)), registry);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(e.getMessage() + " (--schema-registry-url)", e);
        } catch (KafkaException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new CommandFailed(cause.getMessage() + " (--bootstrap-servers)", e);
        }
    }

    Publication publication() {
        return new Publication(
                producer,
                new AvroEventCodec(registry, topics)::encode,
                topics.input(InputTopic.DOCUMENTS));
    }

    /// Java's partitioner (murmur2 of the key) is the default. The limit on a request counts what
    /// is not yet compressed; the broker's own limit is the one that matters.
    private static Map<String, Object> settings(String bootstrapServers) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "lexlog-publish");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, MIB / 4);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * MIB);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 20 * MIB);
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Math.toIntExact(Duration.ofSeconds(30).toMillis()));
        return settings;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        registry.close();
    }
}
