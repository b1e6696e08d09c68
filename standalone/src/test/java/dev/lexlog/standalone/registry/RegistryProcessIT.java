package dev.lexlog.standalone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessIT {
    private static final Schema SCHEMA =
            SchemaBuilder.record("Kept").fields().requiredString("name").endRecord();

    @TempDir Path folder;

    @Test
    void childDiesWithAKilledParentAndItsSchemasStay() throws Exception {
        int id;
        var parent = startParent();
        try (var registry = clientOf(parent)) {
            id = registry.register("kept-value", SCHEMA);
            var children = parent.descendants().toList();
            assertThat(children).hasSize(1);

            parent.destroyForcibly();

            for (var child : children) {
                child.onExit().get(20, TimeUnit.SECONDS);
            }
        }
        var again = startParent();
        try (var registry = clientOf(again)) {
            assertThat(registry.byId(id)).isEqualTo(SCHEMA);
        } finally {
            again.destroyForcibly();
        }
    }

    @Test
    void killedChildIsStartedAgain() throws Exception {
        var parent = startParent();
        try (var registry = clientOf(parent)) {
            var first = parent.children().findFirst().orElseThrow();
            first.destroyForcibly();
            first.onExit().get(20, TimeUnit.SECONDS);

            assertThat(registry.register("later-value", SCHEMA)).isPositive();
            assertThat(parent.children()).doesNotContain(first).hasSize(1);
        } finally {
            parent.destroyForcibly();
        }
    }

    private Process startParent() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var home = Path.of(System.getProperty("lexlog.registry.home", "target/registry"));
        return new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegistryParent.class.getName(),
                        folder.toString(),
                        home.toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Patient enough for a registry that is being started again.
    private static HttpSchemaRegistry clientOf(Process parent) throws IOException {
        var output = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                var config = RegistryConfig.of(line.substring("ready ".length()));
                return new HttpSchemaRegistry(
                        new RegistryConfig(
                                config.urls(), null, config.timeout(), 10, Duration.ofMillis(200)));
            }
        }
        throw new IOException("the parent ended: " + List.of(parent.info()));
    }
}
