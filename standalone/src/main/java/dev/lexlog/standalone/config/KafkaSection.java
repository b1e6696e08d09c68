package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/// `kafka.*`: where the brokers are, and whatever else Kafka's clients know, under its own name.
final class KafkaSection {
    private static final String PREFIX = "kafka.";

    private static final Setting<String> BOOTSTRAP_SERVERS =
            new Setting<>(
                    PREFIX + "bootstrap-servers",
                    Kind.TEXT,
                    "127.0.0.1:9092",
                    "The brokers to begin with, `host:port,…`.");

    /// What the guarantees rest on, or what has a key of its own.
    private static final Set<String> OURS =
            Set.of(
                    "acks",
                    "allow.auto.create.topics",
                    "auto.offset.reset",
                    "client.id",
                    "enable.auto.commit",
                    "enable.idempotence",
                    "exclude.internal.topics",
                    "group.id",
                    "group.instance.id",
                    "group.protocol",
                    "group.remote.assignor",
                    "isolation.level",
                    "key.deserializer",
                    "key.serializer",
                    "max.in.flight.requests.per.connection",
                    "max.poll.records",
                    "partition.assignment.strategy",
                    "partitioner.class",
                    "partitioner.ignore.keys",
                    "session.timeout.ms",
                    "transactional.id",
                    "value.deserializer",
                    "value.serializer");

    private KafkaSection() {}

    static List<Setting<?>> listed() {
        return List.of(BOOTSTRAP_SERVERS);
    }

    static List<Setting<?>> passed() {
        return clientKeys()
                .filter(key -> !OURS.contains(key.name) && !key.name.equals("bootstrap.servers"))
                .<Setting<?>>map(key -> Setting.open(PREFIX + key.name, kind(key), ""))
                .toList();
    }

    static Set<String> reserved() {
        return OURS.stream().map(name -> PREFIX + name).collect(Collectors.toSet());
    }

    static KafkaConnection of(Values values) {
        var properties = new HashMap<String, String>();
        for (var setting : passed()) {
            values.find(setting)
                    .ifPresent(value ->
                            properties.put(
                                    setting.key().substring(PREFIX.length()),
                                    String.valueOf(value)));
        }
        return new KafkaConnection(values.get(BOOTSTRAP_SERVERS), properties);
    }

    private static Stream<ConfigKey> clientKeys() {
        return Stream.of(
                        AdminClientConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef())
                .flatMap(keys -> keys.configKeys().values().stream())
                .collect(Collectors.toMap(key -> key.name, key -> key, (one, _) -> one))
                .values()
                .stream()
                .sorted((one, other) -> one.name.compareTo(other.name));
    }

    private static Kind<String> kind(ConfigKey key) {
        return key.type == ConfigDef.Type.PASSWORD ? Kind.SECRET : Kind.TEXT;
    }
}
