package dev.lexlog.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.standalone.data.DataFolder;
import dev.lexlog.standalone.data.Host;
import dev.lexlog.standalone.data.Making;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStartIT {
    @TempDir Path data;

    @Test
    void takenPortIsSaidBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), "hashing:8"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " is in use")
                    .hasMessageEndingWith("--http-port");
        }
        assertThat(data.resolve("kafka")).doesNotExist();
        DataFolder.open(data).close();
    }

    @Test
    void folderInUseIsSaid() {
        try (var _ = DataFolder.open(data)) {
            assertThatThrownBy(() -> start(0, "hashing:8"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is in use by");
        }
    }

    @Test
    void folderMadeWithAnotherEmbedderIsRefusedAndEverythingStops() {
        try (var folder = DataFolder.open(data)) {
            folder.require(new Making("onnx", new EmbeddingModel("bge", 384), 6));
        }

        var before = children();

        assertThatThrownBy(() -> start(0, "hashing:8"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was made with embedder onnx")
                .hasMessageContaining("--embedder onnx");

        assertThat(children()).isEqualTo(before);
        DataFolder.open(data).close();
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private void start(int httpPort, String embedder) {
        var home = Path.of(System.getProperty("lexlog.registry.home", "target/registry"));
        var config =
                new StackConfig(
                        data,
                        Host.LOOPBACK,
                        httpPort,
                        0,
                        0,
                        embedder,
                        EmbedderConfig.defaults(),
                        home.toAbsolutePath(),
                        6);
        Stack.start(config, new SilentListener(), new CompletableFuture<>()).close();
    }
}
