package dev.lexlog.standalone.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.collect.Collected.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCollectorTest {
    @TempDir Path folder;

    @Test
    void namesAreThePathsBelowTheFolder() throws IOException {
        write("b.md");
        write("deep/er/ä b.txt");

        assertThat(collect().texts())
                .extracting(TextFile::name)
                .containsExactly("b.md", "deep/er/ä b.txt");
    }

    @Test
    void aFileNamedItselfIsCalledByItsOwnName() throws IOException {
        var file = write("deep/page.HTML");

        assertThat(FileCollector.collect(List.of(file)).texts())
                .containsExactly(new TextFile("page.HTML", file, "text/html"));
    }

    @Test
    void suffixesTellTheContentType() throws IOException {
        for (var name : List.of("1.md", "2.markdown", "3.txt", "4.html", "5.htm")) {
            write(name);
        }

        assertThat(collect().texts())
                .extracting(TextFile::contentType)
                .containsExactly(
                        "text/markdown", "text/markdown", "text/plain", "text/html", "text/html");
    }

    @Test
    void hiddenFilesAndFoldersAreLeftOut() throws IOException {
        write(".hidden.md");
        write(".git/config.txt");
        write("seen.md");

        assertThat(collect().texts()).extracting(TextFile::name).containsExactly("seen.md");
    }

    @Test
    void aHiddenFolderNamedItselfIsTaken() throws IOException {
        write(".notes/a.md");

        assertThat(FileCollector.collect(List.of(folder.resolve(".notes"))).texts()).hasSize(1);
    }

    @Test
    void linksAreLeftOut() throws IOException {
        var file = write("a.md");
        Files.createSymbolicLink(folder.resolve("link.md"), file);
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        assertThat(collect().texts()).extracting(TextFile::name).containsExactly("a.md");
    }

    @Test
    void aLinkNamedItselfIsFollowed() throws IOException {
        write("real/a.md");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThat(FileCollector.collect(List.of(link)).texts())
                .extracting(TextFile::name)
                .containsExactly("a.md");
    }

    @Test
    void filesThatAreNotTextAreCounted() throws IOException {
        write("a.pdf");
        write("b.PDF");
        write("c.docx");
        write("photo.png");
        write("Makefile");

        var collected = collect();

        assertThat(collected.notText()).isEqualTo(Map.of(".pdf", 2, ".docx", 1));
        assertThat(collected.others()).isEqualTo(2);
        assertThat(collected.isEmpty()).isTrue();
    }

    @Test
    void eventFilesAreFoundInFoldersToo() throws IOException {
        write("x/events.jsonl");
        write("y.ndjson");

        assertThat(collect().eventFiles()).hasSize(2);
    }

    @Test
    void aMissingPathIsNamed() {
        assertThatThrownBy(() -> FileCollector.collect(List.of(folder.resolve("none"))))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("no such file or folder")
                .hasMessageContaining("none");
    }

    private Collected collect() {
        return FileCollector.collect(List.of(folder));
    }

    private Path write(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text");
    }
}
