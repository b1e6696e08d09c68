package dev.lexlog.standalone.stack;

import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.standalone.broker.EmbeddedBroker;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.standalone.data.Ports;
import dev.lexlog.standalone.part.LogSetup;
import dev.lexlog.standalone.part.OpenParts;
import dev.lexlog.standalone.part.Outcome;
import dev.lexlog.standalone.registry.RegistryProcess;
import dev.lexlog.standalone.registry.RegistrySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// Broker and schema registry, with every topic and every schema.
record Foundation(EmbeddedBroker broker, RegistryProcess registry, HttpSchemaRegistry schemas) {
    private static final Duration REGISTRY_START = Duration.ofMinutes(3);

    /// The registry begins to start before the broker serves: its connections wait in the broker's
    /// socket.
    static Foundation open(StackConfig config, DataFolder folder, OpenParts parts, Outcome outcome)
            throws IOException {
        var broker =
                EmbeddedBroker.bind(
                        folder.kafka(), config.host(), config.kafkaPort(), outcome::failed);
        parts.keep("broker", broker);
        var registry = RegistryProcess.start(settings(config, folder, broker));
        parts.keep("registry", registry);
        var client = RegistryConfig.of(registry.url().toString());
        var schemas = parts.keep("registry client", new HttpSchemaRegistry(client));
        return new Foundation(broker, registry, schemas);
    }

    /// Returns when the broker serves and has every topic.
    void startBroker(int partitions) {
        broker.start();
        LogSetup.topics(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new TopicCatalog(StackConfig.TOPICS, partitions));
    }

    /// Returns when the registry answers and has every schema.
    void awaitRegistry() {
        registry.awaitReady(REGISTRY_START);
        RegisteredSchemas.registerAll(schemas, StackConfig.TOPICS);
    }

    private static RegistrySettings settings(
            StackConfig config, DataFolder folder, EmbeddedBroker broker) {
        int chosen = config.registryPort();
        return new RegistrySettings(
                config.registryHome(),
                folder.logs(),
                config.host(),
                chosen == 0 ? Ports.anyFree(config.host()) : chosen,
                broker.bootstrapServers());
    }
}
