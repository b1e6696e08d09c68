package dev.lexlog.standalone.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @TempDir Path folder;

    @Test
    void aTextFileBecomesADocumentOfTheScope() throws IOException {
        write("a.md", "# Häfen".getBytes(StandardCharsets.UTF_8));

        var event = event(drafts(new Scope("ops", "s1", "docs/")).getFirst());

        assertThat(event.name()).isEqualTo("docs/a.md");
        assertThat(event.domainId()).isEqualTo("ops");
        assertThat(event.sessionId()).isEqualTo("s1");
        assertThat(((DocumentPublished) event.change()).content()).isEqualTo("# Häfen");
    }

    @Test
    void whatIsNotUtf8IsNamedAndSkipped() throws IOException {
        write("bad.txt", new byte[] {'H', (byte) 0xE4, 'f', 'e', 'n'});
        write("good.txt", "fine".getBytes(StandardCharsets.UTF_8));

        var drafts = drafts(new Scope(null, null, ""));

        assertThat(drafts.getFirst())
                .isEqualTo(new Draft.Skipped(folder.resolve("bad.txt").toString(), "not UTF-8"));
        assertThat(event(drafts.get(1)).name()).isEqualTo("good.txt");
    }

    @Test
    void aByteOrderMarkIsNotContent() throws IOException {
        write("a.md", "\uFEFF# Title".getBytes(StandardCharsets.UTF_8));

        var change = event(drafts(new Scope(null, null, "")).getFirst()).change();

        assertThat(((DocumentPublished) change).content()).isEqualTo("# Title");
    }

    @Test
    void whatCannotBecomeARecordIsSkippedUnread() throws IOException {
        try (var huge = new RandomAccessFile(folder.resolve("huge.txt").toFile(), "rw")) {
            huge.setLength(Drafts.LARGEST_FILE + 1);
        }

        assertThat(drafts(new Scope(null, null, "")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Draft.Skipped.class,
                        skipped -> assertThat(skipped.reason()).contains("12 MiB is too large"));
    }

    @Test
    void everyBadLineIsReportedWithItsNumberAndTheRestGoesOn() throws IOException {
        var file =
                write(
                        "e.jsonl",
                        """
                        {"name": "a", "content": "x"}
                        not json

                        {"name": "b", "content": 7}
                        {"name": "c", "content": "y"}\
                        """
                                .getBytes(StandardCharsets.UTF_8));

        var drafts = drafts(new Scope("d", null, ""));

        assertThat(drafts).hasSize(4);
        assertThat(drafts.get(1))
                .isInstanceOfSatisfying(
                        Draft.BadLine.class, bad -> assertThat(bad.place()).isEqualTo(file + ":2"));
        assertThat(drafts.get(2))
                .isEqualTo(new Draft.BadLine(file + ":4", "\"content\" is a string, not 7"));
        assertThat(event(drafts.get(3)).name()).isEqualTo("c");
        assertThat(event(drafts.get(3)).domainId()).isEqualTo("d");
    }

    @Test
    void aLineThatIsNotUtf8IsABadLine() throws IOException {
        var file = write("e.ndjson", new byte[] {'"', (byte) 0xFF, '"', '\n'});

        assertThat(drafts(new Scope(null, null, "")))
                .containsExactly(new Draft.BadLine(file + ":1", "not UTF-8"));
    }

    private List<Draft> drafts(Scope scope) {
        var drafts = new ArrayList<Draft>();
        new Drafts(FileCollector.collect(List.of(folder)), scope).forEach(drafts::add);
        return drafts;
    }

    private static DocumentEvent event(Draft draft) {
        return (DocumentEvent) ((Draft.Ready) draft).event();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.toRealPath().resolve(name), bytes);
    }
}
