package dev.lexlog.standalone.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// How Kafka's clients connect: to which brokers, and with what else. Prints the names of the
/// further properties alone, for some are secret.
public record KafkaConnection(String bootstrapServers, Map<String, String> client) {
    public KafkaConnection {
        client = Map.copyOf(client);
    }

    /// As a client takes them.
    public Map<String, Object> properties() {
        var properties = new HashMap<String, Object>(client);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /// The further properties and these.
    public Map<String, String> clientWith(Map<String, String> more) {
        var properties = new HashMap<>(client);
        properties.putAll(more);
        return properties;
    }

    @Override
    public String toString() {
        return "KafkaConnection[%s, with %s]"
                .formatted(bootstrapServers, new TreeSet<>(client.keySet()));
    }
}
