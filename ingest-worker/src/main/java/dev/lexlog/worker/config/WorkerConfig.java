package dev.lexlog.worker.config;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.worker.chunk.ChunkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The worker's settings. `instance` names this process among the workers of one installation: two
/// that run at the same time must differ, and a restarted one keeps its name, so that it takes its
/// partitions and transactions over at once instead of after a time-out. `kafka` holds further
/// client properties, such as security, and wins over ours.
public record WorkerConfig(
        String bootstrapServers,
        Topics topics,
        int partitions,
        Path stateDirectory,
        String instance,
        EmbeddingModel model,
        ChunkerSettings chunker,
        int streamThreads,
        int replicationFactor,
        Duration commitInterval,
        int embeddingBatch,
        Map<String, String> kafka) {
    public WorkerConfig {
        atLeastOne("partitions", partitions);
        atLeastOne("stream-threads", streamThreads);
        atLeastOne("embedding-batch", embeddingBatch);
        if (instance.isEmpty()) {
            throw new IllegalArgumentException("instance is empty: name this worker");
        }
        kafka = Map.copyOf(kafka);
    }

    /// For a broker of one node.
    public static WorkerConfig of(
            String bootstrapServers, Path stateDirectory, EmbeddingModel model) {
        return new WorkerConfig(
                bootstrapServers,
                Topics.DEFAULT,
                TopicCatalog.DEFAULT_PARTITIONS,
                stateDirectory,
                "0",
                model,
                ChunkerSettings.defaults(),
                1,
                1,
                Duration.ofMillis(100),
                256,
                Map.of());
    }

    public WorkerConfig withTopics(Topics topics, int partitions) {
        return new WorkerConfig(
                bootstrapServers,
                topics,
                partitions,
                stateDirectory,
                instance,
                model,
                chunker,
                streamThreads,
                replicationFactor,
                commitInterval,
                embeddingBatch,
                kafka);
    }

    /// `ours`, overlaid with the properties of `kafka`.
    public Map<String, Object> clientProperties(Map<String, Object> ours) {
        var properties = new HashMap<>(ours);
        properties.putAll(kafka);
        return properties;
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + ": at least 1");
        }
    }
}
