package dev.lexlog.schemas.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/// Kafka's settings for the producer. Those that Lexlog relies on are fixed, and refused when
/// configured otherwise; the rest are defaults.
final class ProducerSettings {
    private static final int MIB = 1 << 20;

    /// Without a partitioner of its own Kafka takes murmur2 of the key.
    private static final Map<String, String> FIXED =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    "true",
                    ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
                    "false");

    /// The limit on a request counts what is not yet compressed; the broker's own limit is the one
    /// that matters.
    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "lexlog-producer",
                    ProducerConfig.COMPRESSION_TYPE_CONFIG,
                    "zstd",
                    ProducerConfig.LINGER_MS_CONFIG,
                    20,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    MIB / 4,
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    64L * MIB,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    20 * MIB,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    Duration.ofSeconds(30).toMillis());

    private ProducerSettings() {}

    static Map<String, Object> of(Map<String, ?> config) {
        var settings = new HashMap<String, Object>(DEFAULTS);
        settings.putAll(config);
        FIXED.forEach((key, value) -> {
            if (!settings.getOrDefault(key, value).toString().equals(value)) {
                throw new ConfigException(
                        key, settings.get(key), "Lexlog's producer needs " + value);
            }
            settings.put(key, value);
        });
        for (var key :
                new String[] {
                    ProducerConfig.PARTITIONER_CLASS_CONFIG,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG
                }) {
            if (config.containsKey(key)) {
                throw new ConfigException(key, config.get(key), "Lexlog's producer brings its own");
            }
        }
        return settings;
    }
}
