package dev.lexlog.projector;

import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// How a projector reads. `instance` names it within its group, so that one that was killed and is
/// started again gets its partitions back at once. One transaction applies at most `maxRecords`
/// rows of `maxBytes` unpacked bytes. `sessionTimeout` is how long a silent one keeps its
/// partitions, and holds for {@link GroupProtocol#CLASSIC} only; `client` are further Kafka client
/// settings.
public record ProjectorConfig(
        Topics topics,
        String bootstrapServers,
        String instance,
        int maxRecords,
        int maxBytes,
        GroupProtocol protocol,
        Duration sessionTimeout,
        Map<String, String> client) {
    private static final int MIB = 1024 * 1024;

    public static final int DEFAULT_MAX_RECORDS = 2_000;
    public static final int DEFAULT_MAX_BYTES = 32 * MIB;
    public static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofSeconds(45);

    /// A value may unpack to 8 MiB, and a poll unpacks all of its records at once; a batch is
    /// gathered from several polls.
    private static final int MOST_A_POLL = 100;

    public ProjectorConfig {
        if (maxRecords < 1) {
            throw new IllegalArgumentException("max-records is " + maxRecords + ", not at least 1");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("max-bytes is " + maxBytes + ", not at least 1");
        }
        client = Map.copyOf(client);
    }

    public static ProjectorConfig of(Topics topics, String bootstrapServers, String instance) {
        return new ProjectorConfig(
                topics,
                bootstrapServers,
                instance,
                DEFAULT_MAX_RECORDS,
                DEFAULT_MAX_BYTES,
                GroupProtocol.CLASSIC,
                DEFAULT_SESSION_TIMEOUT,
                Map.of());
    }

    BatchLimits limits() {
        return new BatchLimits(maxRecords, maxBytes, Math.min(maxRecords, MOST_A_POLL));
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
        properties.setProperty("max.poll.records", Integer.toString(limits().rowsAPoll()));
        properties.setProperty("fetch.max.bytes", Integer.toString(16 * MIB));
        properties.setProperty("max.partition.fetch.bytes", Integer.toString(2 * MIB));
        protocol.configure(properties, sessionTimeout);
        return properties;
    }
}
