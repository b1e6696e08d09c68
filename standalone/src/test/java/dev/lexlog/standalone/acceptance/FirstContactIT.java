package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer runs into first: each ends at once, in one line that names the cure.
class FirstContactIT {
    @TempDir Path folder;

    @Test
    void takenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            var up = LexlogProcess.up(folder, new LexlogProcess.Ports(port, 0, 0));

            assertThat(up.awaitExit(Duration.ofSeconds(20))).isEqualTo(1);
            assertThat(up.output())
                    .contains("port " + port + " is in use (pid " + ProcessHandle.current().pid())
                    .contains("--http-port");
            assertThat(folder.resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void secondStackOnTheSameDataIsToldWhoHoldsIt() {
        try (var first = LexlogProcess.up(folder).awaitReady();
                var second = LexlogProcess.up(folder)) {
            assertThat(second.awaitExit(Duration.ofSeconds(20))).isEqualTo(1);
            assertThat(second.output()).contains("pid " + first.pid());
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void dataOfAnotherEmbedderIsRefusedWithTheCure() {
        try (var first = LexlogProcess.up(folder).awaitReady()) {
            first.stop();
        }
        var other =
                LexlogProcess.run(
                        List.of("up", "--data", folder.toString(), "--embedder", "hashing:64"),
                        Map.of());

        assertThat(other.awaitExit(Duration.ofSeconds(20))).isEqualTo(1);
        assertThat(other.output()).contains("hashing:64").contains("--data");
    }

    @Test
    void registryDiesWithItsParentSoThatTheNextStartsAtOnce() throws Exception {
        var ports = LexlogProcess.Ports.kept();
        List<ProcessHandle> children;
        try (var first = LexlogProcess.up(folder, ports).awaitReady()) {
            children = ProcessHandle.of(first.pid()).orElseThrow().children().toList();
            first.killHard();
        }
        assertThat(children).isNotEmpty();
        try (var second = LexlogProcess.up(folder, ports).awaitReady()) {
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            second.stop();
        }
    }

    @Test
    void stackToldToStopWhileItStartsLeavesNothingRunning() {
        try (var up = LexlogProcess.up(folder)) {
            up.awaitOutput("index ");
            var children = ProcessHandle.of(up.pid()).orElseThrow().children().toList();
            up.stop();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
        try (var again = LexlogProcess.up(folder).awaitReady()) {
            again.stop();
        }
    }

    @Test
    void clientWithoutAServerIsToldHowToStartOne() throws Exception {
        Files.writeString(folder.resolve("a.md"), "# A");
        var publish =
                LexlogProcess.run(
                        List.of("publish", folder.toString()),
                        Map.of(
                                "LEXLOG_API", "http://127.0.0.1:1",
                                "LEXLOG_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                                "LEXLOG_SCHEMA_REGISTRY_URL", "http://127.0.0.1:1"));

        assertThat(publish.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(publish.output().strip().lines()).hasSize(1);
        assertThat(publish.output()).contains("lexlog up");
    }
}
