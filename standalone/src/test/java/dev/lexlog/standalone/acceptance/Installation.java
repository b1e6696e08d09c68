package dev.lexlog.standalone.acceptance;

import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.broker.EmbeddedBroker;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.data.Ports;
import dev.lexlog.standalone.registry.RegistryProcess;
import dev.lexlog.standalone.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Broker and registry in this process, around which a test starts workers, projectors and APIs as
/// processes of their own. They listen on free ports, embed with `hashing:64` and lose their
/// partitions after six seconds of silence.
final class Installation implements AutoCloseable {
    private static final Duration REGISTRY_START = Duration.ofMinutes(2);

    private final EmbeddedBroker broker;
    private final RegistryProcess registry;
    private final Path state;
    private final Deque<LexlogProcess> processes = new ArrayDeque<>();

    private Installation(EmbeddedBroker broker, RegistryProcess registry, Path state) {
        this.broker = broker;
        this.registry = registry;
        this.state = state;
    }

    static Installation open(Path folder) throws IOException {
        var broker =
                EmbeddedBroker.bind(
                        folder.resolve("kafka"),
                        Host.LOOPBACK,
                        0,
                        fault -> {
                            throw fault;
                        });
        broker.start();
        var home = Path.of(System.getProperty("lexlog.registry.home", "target/registry"));
        var registry =
                RegistryProcess.start(
                        new RegistrySettings(
                                home.toAbsolutePath(),
                                folder.resolve("logs"),
                                Host.LOOPBACK,
                                Ports.anyFree(Host.LOOPBACK),
                                broker.bootstrapServers()));
        registry.awaitReady(REGISTRY_START);
        return new Installation(broker, registry, folder.resolve("state"));
    }

    String kafka() {
        return broker.bootstrapServers();
    }

    String registry() {
        return registry.url().toString();
    }

    /// `worker`, `projector` or `api` on this database, under this instance name; not yet ready.
    LexlogProcess start(String role, String instance, String database) {
        return start(role, instance, Map.of("LEXLOG_STORAGE_DATABASE_URL", database));
    }

    /// With these variables beside those of the installation.
    LexlogProcess start(String role, String instance, Map<String, String> more) {
        var environment = new HashMap<>(environment());
        environment.putAll(more);
        var process = LexlogProcess.run(List.of(role, "--instance", instance), environment);
        processes.push(process);
        return process;
    }

    Client client(LexlogProcess api) {
        return new Client(new Address(api.url(), kafka(), registry()));
    }

    private Map<String, String> environment() {
        return Map.of(
                "LEXLOG_KAFKA_BOOTSTRAP_SERVERS", kafka(),
                "LEXLOG_SCHEMA_REGISTRY_URL", registry(),
                "LEXLOG_EMBEDDINGS_EMBEDDER", "hashing:64",
                "LEXLOG_WORKER_STATE_DIR", state.toString(),
                "LEXLOG_WORKER_SESSION_TIMEOUT", "6s",
                "LEXLOG_WORKER_HEALTH_PORT", "0",
                "LEXLOG_PROJECTOR_SESSION_TIMEOUT", "6s",
                "LEXLOG_PROJECTOR_HEALTH_PORT", "0",
                "LEXLOG_API_PORT", "0");
    }

    /// Processes first, so that none of them looks for a broker that is gone.
    @Override
    public void close() {
        processes.forEach(LexlogProcess::close);
        registry.close();
        broker.close();
    }
}
