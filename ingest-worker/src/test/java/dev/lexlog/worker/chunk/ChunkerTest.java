package dev.lexlog.worker.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    private static final Chunker CHUNKER = new Chunker(ChunkerSettings.defaults());

    @Test
    void blankContentHasNoPieces() {
        assertThat(texts("")).isEmpty();
        assertThat(texts(" \r\n\t\u00a0\f\n\ufeff")).isEmpty();
    }

    @Test
    void blocksPackWhileTheJoinedLengthFits() {
        var fits = words(749) + "\n\n" + words(749);
        assertThat(texts(fits)).containsExactly(fits);
        assertThat(texts(words(749) + "\n\n" + words(750))).containsExactly(words(749), words(750));
    }

    @Test
    void lengthCountsCodePoints() {
        var astral = "😀".repeat(749) + "\n\n" + "😀".repeat(749);
        assertThat(CHUNKER.chunk(astral, "text/plain"))
                .containsExactly(new Piece(null, astral, 0, 1_500));
    }

    @Test
    void singleNewlinesPartParagraphsOnlyInATextWithoutBlankLines() {
        var lines = words(900) + "\n" + words(900);
        assertThat(texts(lines)).containsExactly(words(900), words(900));
        assertThat(texts(lines + "\n\nend")).containsExactly(lines, "end");
    }

    @Test
    void blankLinesAtTheEdgesOrInCodePartNothing() {
        var code = "```\na\n\nb\n```";
        assertThat(texts("\n\n" + words(900) + "\n" + words(900) + "\n" + code + "\n\n"))
                .containsExactly(words(900), words(900) + "\n" + code);
    }

    @Test
    void lineOfSpacesIsBlank() {
        assertThat(texts(words(900) + "\r\n\u00a0 \t\r\n" + words(900)))
                .containsExactly(words(900), words(900));
    }

    @Test
    void tableStaysWholeBetweenTargetAndLimit() {
        var table = rows(100, 20);
        assertThat(table).hasSize(2_000 + 99);
        assertThat(texts("Before.\n" + table + "\nAfter.\n\nEnd."))
                .containsExactly("Before.", table, "After.\n\nEnd.");
    }

    @Test
    void lineWithOneBarIsNoTable() {
        var lines = lines("a | b" + words(20), 100);
        assertThat(texts(lines)).hasSizeGreaterThan(1);
        assertThat(texts(lines("a | b |" + words(18), 100))).hasSize(1);
    }

    @Test
    void listStaysWholeWithItsContinuations() {
        for (var mark : List.of("-", "*", "+", "1.", "27.")) {
            var list = lines(mark + " item " + words(30) + "\n  more of it", 60);
            assertThat(texts(list)).containsExactly(list);
        }
        assertThat(texts(lines("-item " + words(30), 60))).hasSizeGreaterThan(1);
        assertThat(texts(lines("2.5 item " + words(30), 60))).hasSizeGreaterThan(1);
    }

    @Test
    void rowThatLooksLikeAnItemStaysInItsTable() {
        var table = rows(50, 20) + "\n- | 1 | 2\n" + rows(50, 20);
        assertThat(texts(table)).containsExactly(table);
    }

    @Test
    void paragraphStaysWholeUpToTheLimit() {
        assertThat(texts("a\n\n" + words(6_000))).containsExactly("a", words(6_000));
        assertThat(texts(words(6_001))).hasSizeGreaterThan(1);
    }

    @Test
    void oversizeBlockSplitsAtLineEndsFirst() {
        var line = words(800);
        assertThat(texts("x\n\n" + lines(line, 8)))
                .containsExactly("x", line, line, line, line, line, line, line, line);
    }

    @Test
    void oversizeLineSplitsAtSpacesThenAnywhere() {
        var halves = "a".repeat(1_400) + " ";
        assertThat(texts(halves.repeat(5))).containsOnly("a".repeat(1_400)).hasSize(5);
        assertThat(texts("😀".repeat(6_100)))
                .containsExactly(
                        "😀".repeat(1_500),
                        "😀".repeat(1_500),
                        "😀".repeat(1_500),
                        "😀".repeat(1_500),
                        "😀".repeat(100));
    }

    @Test
    void piecesOfASplitTableRepeatTheHeaderAndKeepTheirPlace() {
        var header = "| name | value |\n|------|-------|";
        var content = "Intro.\n\n" + header + "\n" + rows(400, 20) + "\n\nOutro.";
        var pieces = CHUNKER.chunk(content, "text/markdown");

        var table = pieces.subList(1, pieces.size() - 1);
        assertThat(table).hasSizeGreaterThan(5);
        assertThat(table).allMatch(p -> p.text().startsWith(header + "\n| "));
        assertThat(table).allMatch(p -> p.text().length() <= 1_500);
        assertThat(table.getFirst().text()).isEqualTo(at(content, table.getFirst()));
        assertThat(table.subList(1, table.size()))
                .allMatch(p -> p.text().equals(header + "\n" + at(content, p)));
        assertThat(pieces.getFirst().text()).isEqualTo("Intro.");
        assertThat(pieces.getLast().text()).isEqualTo("Outro.");
    }

    @Test
    void endlessHeaderIsNotRepeated() {
        var header = lines("|head".repeat(700), 1);
        var pieces = texts(header + "\n" + rows(300, 20));
        assertThat(pieces.getFirst()).startsWith("|head");
        assertThat(pieces.subList(1, pieces.size())).noneMatch(text -> text.contains("head"));
    }

    private static List<String> texts(String content) {
        return CHUNKER.chunk(content, "text/markdown").stream().map(Piece::text).toList();
    }

    private static String at(String content, Piece piece) {
        return content.substring(Offsets.start(piece), Offsets.end(piece));
    }

    /// Words without an end to cut at, exactly this long.
    private static String words(int length) {
        return "word ".repeat(length / 5 + 1).substring(0, length - 1) + ".";
    }

    private static String rows(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> ("| " + i + " |").concat(" ".repeat(length)).substring(0, length - 1))
                .map(row -> row + "|")
                .collect(Collectors.joining("\n"));
    }

    private static String lines(String line, int count) {
        return String.join("\n", Collections.nCopies(count, line));
    }
}
