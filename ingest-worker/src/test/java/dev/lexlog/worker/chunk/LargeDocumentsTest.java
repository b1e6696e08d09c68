package dev.lexlog.worker.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The largest allowed documents of the worst shapes: anything quadratic would take hours.
class LargeDocumentsTest {
    private static final int SIZE = 8 << 20;
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("one word", "x"),
                Arguments.of("one line", "word "),
                Arguments.of("newlines", "\n"),
                Arguments.of("headings", "# a\n"),
                Arguments.of("one heading", "# "),
                Arguments.of("short lines", "a\r\n"),
                Arguments.of("short paragraphs", "a\n\n"),
                Arguments.of("one table", "|a|b|\n"),
                Arguments.of("one header", "|a"),
                Arguments.of("fences", "```\n~~~\n"),
                Arguments.of("backticks", "`"),
                Arguments.of("sheets", "[Sheet:S]\n\nx\n\n"),
                Arguments.of("deep lists", "- a\n" + " ".repeat(2_000) + "- b\n"),
                Arguments.of("emoji", "😀"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void largestDocumentIsCutInSeconds(String name, String part) {
        var content = part.repeat(SIZE / part.length());
        var chunker = new Chunker(ChunkerSettings.defaults());
        var pieces =
                assertTimeoutPreemptively(GENEROUS, () -> chunker.chunk(content, "text/markdown"));
        int limit = ChunkerSettings.defaults().tableLimit();
        assertThat(pieces).allMatch(p -> p.text().codePointCount(0, p.text().length()) <= limit);
        assertThat(pieces.isEmpty()).isEqualTo(content.isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/html"})
    void piecesBeyondTheMostAreCountedAndNotKept(String contentType) {
        var content = "[Sheet:S]\n\nx\n\n".repeat(10_000);
        var chunker = new Chunker(ChunkerSettings.defaults());
        var all = chunker.chunk(content, contentType);

        var first = chunker.chunk(content, contentType, 10);

        assertThat(all).hasSizeGreaterThan(10);
        assertThat(first).isEqualTo(new Pieces(all.subList(0, 10), all.size()));
        assertThat(chunker.chunk(content, contentType, all.size()))
                .isEqualTo(new Pieces(all, all.size()));
    }
}
