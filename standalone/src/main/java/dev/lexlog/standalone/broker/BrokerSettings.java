package dev.lexlog.standalone.broker;

import dev.lexlog.standalone.data.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/// The broker's configuration for one machine: one node that is broker and controller, small
/// buffers and pools, and nothing that forgets (records, offsets) with time.
record BrokerSettings(Path folder, Host host, BoundSockets sockets) {
    static final int NODE = 1;

    /// A dead letter carries a whole refused record of up to 16 MiB, and its headers.
    private static final int LARGEST_BATCH = 16 * 1024 * 1024 + 128 * 1024;

    private static final int MIB = 1024 * 1024;

    Properties properties() {
        var properties = new Properties();
        listeners(properties);
        keepForEver(properties);
        oneNode(properties);
        staySmall(properties);
        return properties;
    }

    private void listeners(Properties to) {
        int controllerPort = sockets.controllerAddress().getPort();
        var controller = "127.0.0.1:" + controllerPort;
        to.setProperty("process.roles", "broker,controller");
        to.setProperty("node.id", Integer.toString(NODE));
        to.setProperty("controller.quorum.voters", NODE + "@" + controller);
        to.setProperty("controller.listener.names", BoundSockets.CONTROLLER);
        to.setProperty("inter.broker.listener.name", BoundSockets.CLIENT);
        to.setProperty(
                "listeners",
                BoundSockets.CLIENT
                        + "://"
                        + host.listening()
                        + ":"
                        + sockets.clientPort()
                        + ","
                        + BoundSockets.CONTROLLER
                        + "://"
                        + controller);
        to.setProperty(
                "advertised.listeners",
                BoundSockets.CLIENT + "://" + host.reachable() + ":" + sockets.clientPort());
        to.setProperty(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        to.setProperty("log.dirs", folder.toString());
    }

    private static void keepForEver(Properties to) {
        to.setProperty("auto.create.topics.enable", "false");
        to.setProperty("log.retention.ms", "-1");
        to.setProperty("log.retention.bytes", "-1");
        // Committed offsets lost while the machine was off would mean to embed everything again.
        to.setProperty("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
        to.setProperty("message.max.bytes", Integer.toString(LARGEST_BATCH));
        to.setProperty("replica.fetch.max.bytes", Integer.toString(LARGEST_BATCH));
    }

    private static void oneNode(Properties to) {
        to.setProperty("default.replication.factor", "1");
        to.setProperty("min.insync.replicas", "1");
        to.setProperty("offsets.topic.replication.factor", "1");
        to.setProperty("offsets.topic.num.partitions", "1");
        to.setProperty("transaction.state.log.replication.factor", "1");
        to.setProperty("transaction.state.log.min.isr", "1");
        to.setProperty("transaction.state.log.num.partitions", "2");
        to.setProperty("share.coordinator.state.topic.replication.factor", "1");
        to.setProperty("share.coordinator.state.topic.min.isr", "1");
        to.setProperty("share.coordinator.state.topic.num.partitions", "1");
        to.setProperty("group.initial.rebalance.delay.ms", "0");
        // A consumer that died with the process must not hold its partitions long.
        to.setProperty("group.min.session.timeout.ms", "2000");
        to.setProperty(
                "transaction.max.timeout.ms", Long.toString(Duration.ofMinutes(15).toMillis()));
    }

    private static void staySmall(Properties to) {
        to.setProperty("num.network.threads", "2");
        to.setProperty("num.io.threads", "4");
        to.setProperty("background.threads", "2");
        to.setProperty("num.recovery.threads.per.data.dir", "2");
        to.setProperty("log.cleaner.threads", "1");
        to.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 * MIB));
        to.setProperty("log.cleaner.io.buffer.size", Integer.toString(MIB));
        // After a kill the newest segment of every partition is read again: keep that short.
        to.setProperty("log.segment.bytes", Integer.toString(128 * MIB));
        to.setProperty("log.index.size.max.bytes", Integer.toString(MIB));
        to.setProperty("offsets.topic.segment.bytes", Integer.toString(16 * MIB));
        to.setProperty("transaction.state.log.segment.bytes", Integer.toString(16 * MIB));
        to.setProperty("metadata.log.segment.bytes", Integer.toString(64 * MIB));
        to.setProperty("metadata.max.retention.bytes", Integer.toString(128 * MIB));
    }
}
