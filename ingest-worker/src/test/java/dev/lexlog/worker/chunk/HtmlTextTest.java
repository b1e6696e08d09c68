package dev.lexlog.worker.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void headingsBecomeMarkedLinesAndParagraphsArePartedByBlankLines() {
        assertThat(
                        HtmlText.of(
                                "<h2>A &amp; <i>B</i></h2>text\n of <b>one</b> line"
                                        + "<p>two<br>three</p><div>four</div>"))
                .isEqualTo("## A & B\n\ntext of one line\n\ntwo\nthree\n\nfour");
    }

    @Test
    void scriptsStylesAndTheHeadAreLeftOut() {
        assertThat(
                        HtmlText.of(
                                "<head><title>t</title><style>s</style></head><script>j()</script>"
                                        + "<p>kept<script>k()</script></p><template>x</template>"))
                .isEqualTo("kept");
    }

    @Test
    void listsBecomeItemLinesThatBelongTogether() {
        assertThat(
                        HtmlText.of(
                                "<p>x</p><ul><li>a<li><p>b</p><p>c</p><ol><li>d</li><li>e</li></ol>"
                                        + "</li></ul>after"))
                .isEqualTo("x\n\n- a\n- b\n  c\n  1. d\n  2. e\n\nafter");
    }

    @Test
    void gridsBecomeBarLines() {
        assertThat(
                        HtmlText.of(
                                "<table><caption>C</caption><tr><th>a<th>b|c</tr>"
                                        + "<tr><td>1<br>2<td></tr></table>"))
                .isEqualTo("C\n\n| a | b\\|c |\n| 1 2 |  |");
    }

    @Test
    void tableThatOnlyLaysOutThePageIsReadAsText() {
        assertThat(
                        HtmlText.of(
                                "<table><tr><td><h1>H</h1><p>text</p></td><td>side</td></tr></table>"))
                .isEqualTo("# H\n\ntext\n\nside");
    }

    @Test
    void preformattedTextBecomesFencedCode() {
        assertThat(HtmlText.of("<p>x</p><pre>  if:\n\n    # y\n</pre>z"))
                .isEqualTo("x\n\n```\n  if:\n\n    # y\n```\n\nz");
        assertThat(HtmlText.of("<pre>```\nx\n```</pre>")).isEqualTo("````\n```\nx\n```\n````");
    }

    @Test
    void textThatLooksLikeAHeadingOrAFenceIsNone() {
        assertThat(HtmlText.of("<p># a</p><p>#a</p><p>```</p>")).isEqualTo("\\# a\n\n#a\n\n\\```");
    }

    @Test
    void piecesOfHtmlCarrySectionsAndNoPlace() {
        var chunker = new Chunker(ChunkerSettings.defaults());
        var html = "<h1>A</h1><p>" + "x".repeat(300) + "</p><h2>B</h2><p>y</p>";
        for (var type : new String[] {"text/html", "Text/HTML; charset=utf-8"}) {
            assertThat(chunker.chunk(html, type))
                    .containsExactly(
                            new Piece("A", "# A\n\n" + "x".repeat(300), null, null),
                            new Piece("A > B", "## B\n\ny", null, null));
        }
    }

    @Test
    void unknownContentTypeIsReadAsText() {
        var chunker = new Chunker(ChunkerSettings.defaults());
        for (var type : new String[] {"", "application/x-unknown", "text/markdown; variant=GFM"}) {
            assertThat(chunker.chunk("# A\n\n<p>", type))
                    .containsExactly(new Piece("A", "# A\n\n<p>", 0, 8));
        }
    }
}
