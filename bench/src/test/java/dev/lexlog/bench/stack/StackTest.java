package dev.lexlog.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a shell script in the place of the launcher.
class StackTest {
    @TempDir private Path folder;

    @Test
    void publishingReachesTheStackThatStarted() throws Exception {
        Path launcher =
                launcher(
                        """
                        if [ "$1" = up ]; then
                            echo "ready http://127.0.0.1:$5"
                            exec tail -f /dev/null
                        fi
                        echo "$@ to $LEXLOG_API $LEXLOG_BOOTSTRAP_SERVERS" > "$2"
                        """);
        Path file = folder.resolve("documents.jsonl");
        try (var stack = Stack.start(launcher, folder.resolve("data"), "hashing")) {
            stack.publish(file);

            assertThat(file).content().startsWith("publish " + file + " --wait to " + stack.api());
            assertThat(stack.api()).isNotEqualTo(URI.create("http://127.0.0.1:0"));
        }
    }

    @Test
    void failedPublishingIsNotMeasured() throws Exception {
        Path launcher =
                launcher(
                        """
                        [ "$1" = up ] || exit 3
                        echo "ready http://127.0.0.1:$5"
                        exec tail -f /dev/null
                        """);
        try (var stack = Stack.start(launcher, folder.resolve("data"), "hashing")) {
            assertThatThrownBy(() -> stack.publish(folder.resolve("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("lexlog publish ended with 3");
        }
    }

    @Test
    void stackThatDoesNotStartIsSaid() throws IOException {
        Path launcher = launcher("echo port 8080 is in use >&2; exit 1");

        assertThatThrownBy(() -> Stack.start(launcher, folder.resolve("data"), "hashing"))
                .hasMessageStartingWith("lexlog up ended before it was ready: see ");
        assertThat(folder.resolve("data.log")).content().startsWith("port 8080 is in use");
    }

    private Path launcher(String script) throws IOException {
        Path file = Files.write(folder.resolve("lexlog"), List.of("#!/bin/sh", script));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
