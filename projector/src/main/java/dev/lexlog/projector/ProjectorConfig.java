package dev.lexlog.projector;

import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// How a projector reads. `instance` names it within its group, so that one that was killed and is
/// started again gets its partitions back at once. One transaction applies at most `maxRecords`
/// rows of `maxBytes` unpacked bytes. `sessionTimeout` is how long a silent one keeps its
/// partitions, and holds for {@link GroupProtocol#CLASSIC} only; `client` are further Kafka client
/// settings. `store` tells the groups of this store from those of another one that is fed by the
/// same log; one of them needs none.
public record ProjectorConfig(
        Topics topics,
        String bootstrapServers,
        String instance,
        int maxRecords,
        int maxBytes,
        GroupProtocol protocol,
        Duration sessionTimeout,
        String store,
        Map<String, String> client) {
    private static final int MIB = 1024 * 1024;

    public static final int DEFAULT_MAX_RECORDS = 2_000;
    public static final int DEFAULT_MAX_BYTES = 32 * MIB;
    public static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofSeconds(45);

    /// A value may unpack to 8 MiB, and a poll unpacks all of its records at once; a batch is
    /// gathered from several polls.
    private static final int MOST_A_POLL = 100;

    /// Only one fetch at a time is under way to a broker, and the next one waits for it: one that
    /// asks for partitions without more records must not be held back long while others have them.
    private static final Duration LONGEST_FETCH = Duration.ofMillis(50);

    /// For a reader that stops at the end.
    private static final Duration LONGEST_FETCH_OF_A_READER = Duration.ofMillis(10);

    private static final String LOADER = ".loader-";

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
                "",
                Map.of());
    }

    public ProjectorConfig inStore(String name) {
        return new ProjectorConfig(
                topics,
                bootstrapServers,
                instance,
                maxRecords,
                maxBytes,
                protocol,
                sessionTimeout,
                name,
                client);
    }

    /// For one of several in a process that load a generation together, counted from 1. The first
    /// keeps the name, so that whoever folds under it next takes its place over.
    public ProjectorConfig loader(int number) {
        if (number == 1) {
            return this;
        }
        return new ProjectorConfig(
                topics,
                bootstrapServers,
                instance + LOADER + number,
                maxRecords,
                maxBytes,
                protocol,
                sessionTimeout,
                store,
                client);
    }

    /// Whether this is the instance of a further loader of this process.
    public boolean isFurtherLoader(String other) {
        return other.startsWith(instance + LOADER);
    }

    /// The consumer group of a generation.
    public String group(int generation) {
        return topics.projectorGroup(store, generation);
    }

    BatchLimits limits() {
        return new BatchLimits(maxRecords, maxBytes, Math.min(maxRecords, MOST_A_POLL));
    }

    /// For an admin client.
    public Properties admin() {
        return client(instance + "-admin");
    }

    /// For a consumer outside every group, which reads what is committed from any position.
    public Properties reader(String name) {
        var properties = committed(instance + "-" + name, LONGEST_FETCH_OF_A_READER);
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("allow.auto.create.topics", "false");
        return properties;
    }

    /// What every Kafka client needs.
    public Map<String, String> connection() {
        var connection = new HashMap<>(client);
        connection.put("bootstrap.servers", bootstrapServers);
        return connection;
    }

    private Properties client(String name) {
        var properties = new Properties();
        properties.putAll(connection());
        properties.setProperty("client.id", name);
        return properties;
    }

    Properties consumer(int generation) {
        var properties = committed(instance + "-g" + generation, LONGEST_FETCH);
        properties.setProperty("group.id", group(generation));
        properties.setProperty("group.instance.id", instance);
        properties.setProperty("auto.offset.reset", "none");
        protocol.configure(properties, sessionTimeout);
        return properties;
    }

    /// For a consumer of what is committed, which keeps its own positions. A value of the user's
    /// own bounds its fetches.
    private Properties committed(String name, Duration longestFetch) {
        var properties = client(name);
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("max.poll.records", Integer.toString(limits().rowsAPoll()));
        properties.putIfAbsent("fetch.max.wait.ms", Long.toString(longestFetch.toMillis()));
        properties.putIfAbsent("fetch.max.bytes", Integer.toString(16 * MIB));
        properties.putIfAbsent("max.partition.fetch.bytes", Integer.toString(2 * MIB));
        return properties;
    }
}
