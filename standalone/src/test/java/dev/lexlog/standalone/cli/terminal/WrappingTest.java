package dev.lexlog.standalone.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrappingTest {
    @Test
    void breaksAtSpaces() {
        assertThat(Wrapping.lines("the quick brown fox", 10))
                .containsExactly("the quick", "brown fox");
    }

    @Test
    void breaksLongWordsAnywhereButInsideACharacter() {
        assertThat(Wrapping.lines("ab🙂🙂", 3)).containsExactly("ab", "🙂", "🙂");
    }

    @Test
    void paragraphsFlowAndTheRestKeepsItsLines() {
        var markdown =
                """
                # Title
                A paragraph
                of two lines.

                | a | b |
                |---|---|
                | c | d |
                - one
                  point
                ```
                x = 1
                y = 2
                ```
                """;

        assertThat(Wrapping.lines(markdown, 40))
                .containsExactly(
                        "# Title",
                        "A paragraph of two lines.",
                        "| a | b |",
                        "| c | d |",
                        "- one point",
                        "```",
                        "x = 1",
                        "y = 2",
                        "```");
    }

    @Test
    void sendsNoControlCharactersToATerminal() {
        assertThat(Wrapping.lines("red \u001b[31m\u0007 alert", 40))
                .containsExactly("red [31m alert");
    }

    @Property(seed = "20260101")
    void losesNoWordAndFitsTheWidth(
            @ForAll String text, @ForAll @IntRange(min = 2, max = 60) int width) {
        var lines = Wrapping.lines(text, width);

        assertThat(lines).allMatch(line -> line.length() <= width && !line.isEmpty());
        assertThat(letters(String.join("", lines))).isEqualTo(letters(text));
    }

    private static String letters(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]", "").replaceAll("\\P{L}", "");
    }
}
