package dev.lexlog.standalone.registry;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the registry is started: this JVM's own Java, a small heap, quick to start rather than to
/// run, and its log bounded.
record RegistryCommand(RegistrySettings settings) {
    List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(jvm());
        set(arguments, "quarkus.http.host", settings.host().name());
        set(arguments, "quarkus.http.port", Integer.toString(settings.port()));
        set(arguments, "quarkus.management.host", "127.0.0.1");
        set(arguments, "quarkus.management.port", "0");
        storage(arguments);
        logging(arguments);
        arguments.addAll(List.of("-cp", classPath(), RegistryGuard.class.getName()));
        return arguments;
    }

    private static List<String> jvm() {
        return List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private void storage(List<String> to) {
        set(to, "apicurio.storage.kind", "kafkasql");
        set(to, "apicurio.kafkasql.bootstrap.servers", settings.bootstrapServers());
        set(to, "apicurio.kafkasql.topic", "lexlog.registry-journal");
        set(to, "apicurio.kafkasql.topic.partitions", "1");
        set(to, "apicurio.kafkasql.snapshots.topic", "lexlog.registry-snapshots");
        set(to, "apicurio.events.kafka.topic", "lexlog.registry-events");
        // The journal is small and kept for ever, so snapshots are not needed; the default time to
        // wait for one (5 s, twice) would be most of the start.
        set(to, "apicurio.kafkasql.snapshot.scheduled.enabled", "false");
        set(to, "apicurio.kafkasql.consumer.poll.timeout", "200");
        // Every start reads the journal in a group of its own: leave no offsets behind.
        set(to, "apicurio.kafkasql.consumer.enable.auto.commit", "false");
        set(to, "apicurio.storage.snapshot.location", settings.logs().toString());
        set(to, "apicurio.import.work-dir", settings.logs().toString());
    }

    private void logging(List<String> to) {
        set(to, "quarkus.log.console.enabled", "false");
        set(to, "quarkus.log.file.enabled", "true");
        set(to, "quarkus.log.file.json.enabled", "false");
        set(to, "quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        set(to, "quarkus.log.file.path", settings.logs().resolve("registry.log").toString());
        set(to, "quarkus.log.file.rotation.max-file-size", "2M");
        set(to, "quarkus.log.file.rotation.max-backup-index", "2");
        set(to, "quarkus.http.access-log.enabled", "false");
    }

    private static void set(List<String> arguments, String key, String value) {
        arguments.add("-D" + key + "=" + value);
    }

    /// Our own classes are needed for {@link RegistryGuard} alone.
    private String classPath() {
        try {
            var location = RegistryGuard.class.getProtectionDomain().getCodeSource().getLocation();
            var registry = settings.home().resolve("quarkus-run.jar");
            return Path.of(location.toURI()) + File.pathSeparator + registry;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot find our own classes", e);
        }
    }
}
