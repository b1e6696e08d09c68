package dev.lexlog.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTextsTest {
    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("a.md"), "# Boxes\n\nA box is steel.\n\n## Doors\n\nIt has two.\n");
    }

    @Test
    void sameSeedMakesTheSameDocuments() throws IOException {
        var once = SampleTexts.read(folder, 7).documents("x", 0, 3, 2);
        var again = SampleTexts.read(folder, 7).documents("x", 0, 3, 2);

        assertThat(once).isEqualTo(again).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void documentsAreMadeOfTheSample() throws IOException {
        var document = SampleTexts.read(folder, 7).documents("x", 4, 5, 2).getFirst();

        assertThat(document.name()).isEqualTo("x/4.md");
        assertThat(document.content().lines().filter(line -> !line.isBlank()))
                .startsWith("# x 4")
                .allMatch(line ->
                        line.equals("# x 4")
                                || line.equals("## Boxes")
                                || line.equals("## Doors")
                                || line.equals("A box is steel.")
                                || line.equals("It has two."));
    }

    @Test
    void folderWithoutMarkdownIsSaid() throws IOException {
        Files.delete(folder.resolve("a.md"));

        assertThatThrownBy(() -> SampleTexts.read(folder, 7))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Markdown");
    }
}
