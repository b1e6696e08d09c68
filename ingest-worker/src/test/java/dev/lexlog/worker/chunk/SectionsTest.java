package dev.lexlog.worker.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static final Chunker CHUNKER = new Chunker(ChunkerSettings.defaults());
    private static final String LONG = "word ".repeat(60).strip() + ".";

    @Test
    void headingsStackIntoABreadcrumb() {
        var content =
                "# A\n\n%s\n\n## B\n\n%s\n\n#### C\n\n%s\n\n## D ##\n\n%s\n\n# E\n\n%s"
                        .formatted(LONG, LONG, LONG, LONG, LONG);
        assertThat(sections(content)).containsExactly("A", "A > B", "A > B > C", "A > D", "E");
    }

    @Test
    void headingStaysInTheTextOfTheChunkItOpens() {
        assertThat(texts("# A\n" + LONG + "\n# B\n" + LONG))
                .containsExactly("# A\n" + LONG, "# B\n" + LONG);
    }

    @Test
    void textBeforeTheFirstHeadingHasNoSection() {
        assertThat(sections(LONG + "\n\n# A\n\nx")).containsExactly(null, "A");
    }

    @Test
    void headingClosesAChunkOf200Characters() {
        var of200 = "x".repeat(200);
        assertThat(texts(of200 + "\n\n# A\n\ny")).containsExactly(of200, "# A\n\ny");
        var of199 = "x".repeat(199) + "\n\n# A\n\ny";
        assertThat(texts(of199)).containsExactly(of199);
    }

    @Test
    void chunkCarriesTheSectionInWhichItBegan() {
        assertThat(sections("# A\n\nshort\n\n# B\n\nshort too")).containsExactly("A");
    }

    @Test
    void headingIsNeverAChunkOfItsOwn() {
        var full = "x".repeat(1_495);
        assertThat(texts("# A\n\n" + full)).containsExactly("# A\n\n" + full);
        var wide = "# " + "h".repeat(250);
        assertThat(texts(wide + "\n\n## B\n\ntext")).containsExactly(wide + "\n\n## B\n\ntext");
    }

    @Test
    void headingGoesWithTheTextBelowIt() {
        assertThat(texts("short\n\n# A\n\n" + "x".repeat(1_490)))
                .containsExactly("short", "# A\n\n" + "x".repeat(1_490));
    }

    @Test
    void headingFarFromTheNextTextStandsAlone() {
        assertThat(texts("# A" + "\n".repeat(100_000) + "text")).containsExactly("# A", "text");
    }

    @Test
    void restBeforeAHeadingTakesBackWhatMakesItClosable() {
        var first = "a".repeat(700);
        var second = "b".repeat(700);
        var rest = "c".repeat(150);
        assertThat(texts(String.join("\n\n", first, second, rest, "# A", "x")))
                .containsExactly(first, second + "\n\n" + rest, "# A\n\nx");
    }

    @Test
    void headingAtTheVeryEndMayStandAlone() {
        assertThat(texts(LONG + "\n\n# The end")).containsExactly(LONG, "# The end");
    }

    @Test
    void onlyTheLineIsTheHeading() {
        assertThat(sections("# A\nfollows at once\n\n" + LONG + "\n\n## B\nx"))
                .containsExactly("A", "A > B");
    }

    @Test
    void sevenMarksOrNoSpaceOrIndentationMakeNoHeading() {
        for (var line : List.of("####### A", "#A", "  # A", "#\u00a0A", "text # A")) {
            assertThat(texts(LONG + "\n\n" + line + "\n\nx")).as(line).hasSize(1);
        }
        assertThat(texts(LONG + "\n\n###### A\n\nx")).hasSize(2);
    }

    @Test
    void byteOrderMarkOrFormFeedDoesNotHideAHeading() {
        assertThat(sections("\ufeff# A\r\n\r\n" + LONG + "\r\n\r\n\f## B\r\n\r\nx"))
                .containsExactly("A", "A > B");
    }

    @Test
    void fencedCodeIsOneBlockWithoutHeadingsListsOrTables() {
        for (var fence : List.of("```", "~~~", "````", "    ```")) {
            var lines = "\n# no heading\n\n- x\n\n| a | b |\n" + LONG.repeat(8) + "\n\n";
            var code = fence + " sh" + lines + fence;
            assertThat(CHUNKER.chunk("# A\n\n" + LONG + "\n\n" + code + "\nend", "text/plain"))
                    .as(fence)
                    .extracting(Piece::section, Piece::text)
                    .containsExactly(
                            tuple("A", "# A\n\n" + LONG), tuple("A", code), tuple("A", "end"));
        }
    }

    @Test
    void fenceClosesOnlyWithItsOwnMarksAndNoFewer() {
        var code = "````\n```\n# no heading\n~~~~\n````";
        assertThat(sections(LONG + "\n\n" + code + "\n\n# A\n\nx")).containsExactly(null, "A");
    }

    @Test
    void unclosedFenceReachesTheEnd() {
        assertThat(sections("# A\n\n" + LONG + "\n\n```\n# x\n\n" + LONG + "\n\n# y"))
                .containsExactly("A");
    }

    @Test
    void inlineCodeOpensNoFence() {
        assertThat(sections("# A\n\n```x``` " + LONG + "\n\n# B\n\nx")).containsExactly("A", "B");
    }

    @Test
    void sheetClosesTheOpenChunkAndRestartsTheBreadcrumb() {
        var content =
                "# A\n\nx\n\n[Sheet:Sales 2024]\n| a | b |\n\n## Q1\n\n%s\n\n[Sheet:Costs]\n| c | d |";
        assertThat(CHUNKER.chunk(content.formatted(LONG), "text/plain"))
                .extracting(Piece::section)
                .containsExactly("A", "Sales 2024", "Costs");
        assertThat(texts(content.formatted(LONG)).get(2)).isEqualTo("[Sheet:Costs]\n| c | d |");
    }

    @Test
    void sheetIsTheRootOfItsHeadings() {
        assertThat(sections("[Sheet:S]\n\n" + LONG + "\n\n# H\n\n" + LONG + "\n\n# I\n\nx"))
                .containsExactly("S", "S > H", "S > I");
    }

    @Test
    void endlessHeadingIsShortenedInTheBreadcrumbOnly() {
        var heading = "# " + "h".repeat(5_000);
        var piece = CHUNKER.chunk(heading + "\n\nx", "text/markdown").getFirst();
        assertThat(piece.section()).isEqualTo("h".repeat(500));
        assertThat(piece.text()).startsWith(heading);
    }

    private static List<String> texts(String content) {
        return CHUNKER.chunk(content, "text/markdown").stream().map(Piece::text).toList();
    }

    private static List<String> sections(String content) {
        return CHUNKER.chunk(content, "text/markdown").stream().map(Piece::section).toList();
    }
}
