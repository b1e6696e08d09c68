package dev.lexlog.projector;

import dev.lexlog.schemas.topic.Topics;
import java.util.Map;
import java.util.Properties;

/// How a projector reads. `instance` names it within its group, so that one that was killed and is
/// started again gets its partitions back at once; `client` are further Kafka client settings.
public record ProjectorConfig(
        Topics topics,
        String bootstrapServers,
        String instance,
        int maxRecords,
        Map<String, String> client) {
    public static final int DEFAULT_MAX_RECORDS = 2_000;

    private static final int MIB = 1024 * 1024;

    public ProjectorConfig {
        if (maxRecords < 1) {
            throw new IllegalArgumentException("max-records is " + maxRecords + ", not at least 1");
        }
        client = Map.copyOf(client);
    }

    public static ProjectorConfig of(Topics topics, String bootstrapServers, String instance) {
        return new ProjectorConfig(
                topics, bootstrapServers, instance, DEFAULT_MAX_RECORDS, Map.of());
    }

    Properties admin() {
        var properties = new Properties();
        properties.putAll(client);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("client.id", instance + "-admin");
        return properties;
    }

    Properties consumer(int generation) {
        var properties = new Properties();
        properties.putAll(client);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("client.id", instance);
        properties.setProperty("group.id", topics.projectorGroup(generation));
        properties.setProperty("group.instance.id", instance);
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("auto.offset.reset", "none");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("max.poll.records", Integer.toString(maxRecords));
        properties.setProperty("fetch.max.bytes", Integer.toString(16 * MIB));
        properties.setProperty("max.partition.fetch.bytes", Integer.toString(2 * MIB));
        return properties;
    }
}
