package dev.lexlog.worker.chunk;

import static dev.lexlog.worker.chunk.Offsets.end;
import static dev.lexlog.worker.chunk.Offsets.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChunkerPropertiesTest {
    record Document(String content, ChunkerSettings settings) {
        List<Piece> pieces() {
            return new Chunker(settings).chunk(content, "text/markdown");
        }

        String between(int start, int end) {
            int from = content.offsetByCodePoints(0, start);
            return content.substring(from, content.offsetByCodePoints(from, end - start));
        }

        String at(Piece piece) {
            return between(start(piece), end(piece));
        }
    }

    @Property(seed = "20260101")
    void piecesAreTheContentAtTheirPlaceButForRepeatedHeaders(
            @ForAll("documents") Document document) {
        for (var piece : document.pieces()) {
            var exact = document.at(piece);
            if (!piece.text().equals(exact)) {
                assertThat(piece.text()).endsWith("\n" + exact);
                var header = piece.text().substring(0, piece.text().length() - exact.length() - 1);
                assertThat(document.between(0, start(piece))).contains(header);
                assertThat(header).matches("(?s).*\\|.*\\|.*");
            }
        }
    }

    @Property(seed = "20260101")
    void piecesFollowEachOtherAndLeaveOnlySpaceOut(@ForAll("documents") Document document) {
        int at = 0;
        for (var piece : document.pieces()) {
            assertThat(isSpace(document.between(at, start(piece)))).isTrue();
            assertThat(isSpace(piece.text())).isFalse();
            at = end(piece);
        }
        int length = document.content().codePointCount(0, document.content().length());
        assertThat(isSpace(document.between(at, length))).isTrue();
    }

    @Property(seed = "20260101")
    void noPieceEndsInHalfACharacter(@ForAll("documents") Document document) {
        assertThat(document.pieces())
                .allSatisfy(piece ->
                        assertThat(piece.text().codePoints())
                                .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }

    /// Two headings and what follows them stay together; each of the three may be a table limit
    /// long.
    @Property(seed = "20260101")
    void noPieceOutgrowsTheLimits(@ForAll("documents") Document document) {
        var settings = document.settings();
        int longest = 3 * settings.tableLimit() + 2 * settings.target();
        assertThat(document.pieces()).allMatch(p -> end(p) - start(p) <= longest);
    }

    @Property(seed = "20260101")
    void noHeadingStandsAloneButAtTheEnd(@ForAll("prose") Document document) {
        var pieces = document.pieces();
        assertThat(pieces.subList(0, Math.max(0, pieces.size() - 1)))
                .noneMatch(piece -> piece.text().matches("#{1,6} [^\r\n]*"));
    }

    @Property(seed = "20260101")
    void sameInputGivesTheSamePieces(@ForAll("documents") Document document) {
        assertThat(document.pieces()).isEqualTo(document.pieces());
    }

    @Property(seed = "20260101")
    void nothingBehindTheNextHeadingChanges(
            @ForAll("sections") List<String> sections, @ForAll("insertions") String inserted) {
        var chunker = new Chunker(new ChunkerSettings(400, 1_600, 0));
        var first = sections.getFirst();
        var rest = sections.subList(1, sections.size()).stream().map(s -> "# Next\n\n" + s);
        var before = first + "\n\n" + rest.collect(Collectors.joining("\n\n"));
        var after = inserted + "\n\n" + before;
        int heading = first.length() + 2;
        int moved = after.length() - before.length();
        assertThat(behind(chunker.chunk(after, "text/plain"), heading + moved))
                .isEqualTo(behind(chunker.chunk(before, "text/plain"), heading));
    }

    @Property(seed = "20260101")
    void overlapRepeatsTheEndOfThePieceBefore(@ForAll("documents") Document document) {
        var settings = document.settings();
        int overlap = settings.target() / 3;
        var wide = new ChunkerSettings(settings.target(), settings.tableLimit(), overlap);
        var plain = document.pieces();
        var pieces = new Document(document.content(), wide).pieces();
        assertThat(pieces).hasSameSizeAs(plain);
        for (int i = 0; i < pieces.size(); i++) {
            int repeated = start(plain.get(i)) - start(pieces.get(i));
            assertThat(end(pieces.get(i))).isEqualTo(end(plain.get(i)));
            assertThat(repeated).isBetween(0, overlap);
            assertThat(pieces.get(i).text()).endsWith(plain.get(i).text());
        }
    }

    @Provide
    Arbitrary<Document> documents() {
        return documentsOf(
                Arbitraries.of(
                        "",
                        "",
                        "# One",
                        "### Three",
                        "plain words here",
                        "- item",
                        "1. item",
                        "  more",
                        "| a | b |",
                        "|---|---|",
                        "| 😀 | é |",
                        "```",
                        "~~~",
                        "[Sheet:Name]",
                        "word ".repeat(40),
                        "😀".repeat(90),
                        "e\u0301 \u00a0 x",
                        "\f",
                        " ",
                        "|x|".repeat(30)),
                1);
    }

    @Provide
    Arbitrary<Document> prose() {
        return documentsOf(
                Arbitraries.of(
                        "",
                        "",
                        "# One",
                        "## Two",
                        "###### " + "six ".repeat(60),
                        "plain words",
                        "| a | b |",
                        "- item",
                        "word ".repeat(40),
                        "x".repeat(400)),
                250);
    }

    @Provide
    Arbitrary<List<String>> sections() {
        return bodies().list().ofMinSize(2).ofMaxSize(4);
    }

    /// Blocks of at least 200 characters together, so that the next heading closes what is open.
    @Provide
    Arbitrary<String> bodies() {
        var block =
                Arbitraries.of(
                        "x".repeat(30),
                        "y".repeat(90),
                        "z".repeat(150),
                        "w".repeat(390),
                        "v ".repeat(300),
                        "| a | b |\n| c | d |",
                        "## Sub",
                        "### Under\n\nit",
                        "| a | b |\n".repeat(200) + "| end | b |",
                        "word ".repeat(500));
        return block.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(blocks -> String.join("\n\n", blocks))
                .map(body -> "first ".repeat(40) + "\n\n" + body);
    }

    /// A heading at the end would become a part of the paragraph that follows the insertion.
    @Provide
    Arbitrary<String> insertions() {
        return bodies().map(body -> body + "\n\n" + "q".repeat(60));
    }

    private static Arbitrary<Document> documentsOf(Arbitrary<String> lines, int least) {
        var ends = Arbitraries.of("\n", "\r\n", "\r", "\n\n");
        var content =
                Combinators.combine(lines, ends)
                        .as((line, end) -> line + end)
                        .list()
                        .ofMaxSize(60)
                        .map(all -> String.join("", all));
        var settings =
                Combinators.combine(
                                Arbitraries.integers().between(least, 300), Arbitraries.of(1, 2, 4))
                        .as((target, times) -> new ChunkerSettings(target, target * times, 0));
        return Combinators.combine(content, settings).as(Document::new);
    }

    private static List<Piece> behind(List<Piece> pieces, int position) {
        return pieces.stream()
                .filter(p -> start(p) >= position)
                .map(p -> new Piece(p.section(), p.text(), start(p) - position, end(p) - position))
                .toList();
    }

    private static boolean isSpace(String text) {
        return text.codePoints()
                .allMatch(
                        c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF);
    }
}
