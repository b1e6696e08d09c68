package dev.lexlog.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import dev.lexlog.standalone.blackbox.LogEnds;
import dev.lexlog.standalone.blackbox.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job over the real broker, registry, worker, DuckDB and Lucene.
class EndToEndIT {
    private static final String QUESTION = "Which lighthouse was painted green?";

    @TempDir Path data;
    @TempDir Path documents;

    @Test
    void publishedFolderIsFoundKeptReplayedAndRemoved() throws Exception {
        write("harbour/lights.md", "# Lights\n\nThe lighthouse of Norden was painted green.\n");
        write("harbour/cranes.md", "# Cranes\n\nEvery crane lifts forty tonnes.\n");
        write("Ä notes.md", "# Notes\n\nThe canteen closes at three.\n");

        try (var up = TestStack.start(data)) {
            publishFolder(up.client());

            assertThat(up.client().search(QUESTION)).startsWith("harbour/lights.md");
        }
        try (var restarted = TestStack.start(data)) {
            assertThat(restarted.replays()).isEmpty();
            assertThat(restarted.client().search(QUESTION)).startsWith("harbour/lights.md");
        }
        replays(data.resolve("generations"));
        replays(data.resolve("generations/g1/lucene"));
        try (var up = TestStack.start(data)) {
            up.client().apply(Events.removal("harbour/lights.md"));

            assertThat(up.client().search(QUESTION)).doesNotContain("harbour/lights.md");
        }
    }

    /// Without this folder the next start reads the log again: the same rows, nothing embedded.
    private void replays(Path folder) throws Exception {
        Map<String, String> digests;
        long embedded;
        try (var before = TestStack.start(data)) {
            digests = before.client().digests();
            embedded = embedded(before);
        }
        delete(folder);
        try (var after = TestStack.start(data)) {
            assertThat(after.replays()).last().extracting(Replay::complete).isEqualTo(true);
            assertThat(after.client().digests()).isEqualTo(digests);
            assertThat(embedded(after)).isEqualTo(embedded);
            assertThat(after.client().search(QUESTION)).startsWith("harbour/lights.md");
        }
    }

    private static long embedded(TestStack stack) {
        return LogEnds.of(stack.address()).getOrDefault(LogTable.EMBEDDINGS, 0L);
    }

    private void publishFolder(Client client) throws IOException {
        try (var files = Files.walk(documents)) {
            var texts = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
            assertThat(texts).hasSize(3);
            for (var text : texts) {
                var name = documents.relativize(text).toString();
                client.apply(Events.document(name, Files.readString(text)));
            }
        }
    }

    private void write(String name, String content) throws IOException {
        var file = documents.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
