package dev.lexlog.standalone.registry;

import dev.lexlog.standalone.broker.EmbeddedBroker;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.data.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A process to be killed: broker and registry over the folder and the distribution it is given.
/// Prints `ready` and waits.
final class RegistryParent {
    private RegistryParent() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var broker =
                EmbeddedBroker.bind(
                        folder.resolve("kafka"),
                        Host.LOOPBACK,
                        0,
                        fault -> Runtime.getRuntime().halt(1));
        var registry =
                RegistryProcess.start(
                        new RegistrySettings(
                                Path.of(arguments[1]),
                                folder.resolve("logs"),
                                Host.LOOPBACK,
                                Ports.anyFree(Host.LOOPBACK),
                                broker.bootstrapServers()));
        broker.start();
        registry.awaitReady(Duration.ofMinutes(2));
        System.out.println("ready " + registry.url());
        new CountDownLatch(1).await();
    }
}
