package dev.lexlog.standalone.stack;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.data.Host;
import java.nio.file.Path;

/// What to run and where. A port of 0 is any free one; `registryHome` is the unpacked schema
/// registry; `embedder` is `onnx`, `http`, `hashing` or `hashing:N`.
public record StackConfig(
        Path data,
        Host host,
        int httpPort,
        int kafkaPort,
        int registryPort,
        String embedder,
        EmbedderConfig embedding,
        Path registryHome,
        int partitions) {
    /// The names are fixed here: the stack's broker is its own.
    static final Topics TOPICS = Topics.DEFAULT;

    /// On free ports, with six partitions a topic.
    public static StackConfig onFreePorts(Path data, String embedder, Path registryHome) {
        return onFreePorts(data, embedder, EmbedderConfig.defaults(), registryHome);
    }

    /// The same, with what further models need.
    public static StackConfig onFreePorts(
            Path data, String embedder, EmbedderConfig embedding, Path registryHome) {
        return new StackConfig(
                data,
                Host.LOOPBACK,
                0,
                0,
                0,
                embedder,
                embedding,
                registryHome,
                TopicCatalog.DEFAULT_PARTITIONS);
    }
}
