package dev.lexlog.standalone.broker;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.standalone.data.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;

/// One Kafka node, broker and controller, in this process. Its records survive a `kill -9` of the
/// process: they are in the page cache, and the next start reads the newest segments again.
public final class EmbeddedBroker implements AutoCloseable {
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final Host host;
    private final BoundSockets sockets;
    private final int port;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private EmbeddedBroker(Host host, BoundSockets sockets, SharedServer shared, KafkaNode node) {
        this.host = host;
        this.sockets = sockets;
        this.port = sockets.clientPort();
        this.controller =
                new ControllerServer(shared, KafkaRaftServer.configSchema(), node.bootstrap());
        this.broker = new BrokerServer(shared);
    }

    /// Takes the port (0: any free one), so that clients may be told of it, and keeps its records
    /// in `folder`. `onFault` hears of a failure that the broker cannot survive, from any thread.
    public static EmbeddedBroker bind(Path folder, Host host, int port, Consumer<Fault> onFault)
            throws IOException {
        var sockets = BoundSockets.bind(host.name(), port);
        try {
            BrokerStorage.formatIfNew(folder);
            var properties = new BrokerSettings(folder, host, sockets).properties();
            return build(KafkaConfig.fromProps(properties, false), host, sockets, onFault);
        } catch (IOException | RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    /// Returns when it serves clients.
    public void start() {
        controller.startup();
        FormerSelf.unregister(controller.controller());
        broker.startup();
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return host.reachable() + ":" + port;
    }

    @Override
    public void close() {
        broker.shutdown(SHUTDOWN);
        controller.shutdown();
        try {
            sockets.close();
        } catch (IOException e) {
            throw new Fault("cannot close the broker's sockets", e);
        }
    }

    private static EmbeddedBroker build(
            KafkaConfig config, Host host, BoundSockets sockets, Consumer<Fault> onFault) {
        var faults = new BrokerFaults(onFault);
        faults.takeOverExits();
        var node = KafkaNode.load(config);
        var voters = QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
        var shared =
                new SharedServer(
                        config,
                        node.properties(),
                        Time.SYSTEM,
                        new Metrics(),
                        CompletableFuture.completedFuture(Map.copyOf(voters)),
                        QuorumConfig.parseBootstrapServers(
                                config.quorumConfig().bootstrapServers()),
                        faults,
                        sockets);
        return new EmbeddedBroker(host, sockets, shared, node);
    }
}
