package dev.lexlog.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// The broker's folder, made ready for its first start.
final class BrokerStorage {
    private BrokerStorage() {}

    static void formatIfNew(Path folder) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        var silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var formatter =
                new Formatter()
                        .setPrintStream(silent)
                        .setNodeId(BrokerSettings.NODE)
                        .setClusterId(Uuid.randomUuid().toString())
                        .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
                        .setControllerListenerName(BoundSockets.CONTROLLER)
                        .setMetadataLogDirectory(folder.toString())
                        .addDirectory(folder.toString());
        try {
            formatter.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot format " + folder + " for the broker", e);
        }
    }
}
