package dev.lexlog.standalone.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.terminal.Recorded;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final String CONTENT =
            "# Alarms\n\nNothing here.\n\nNor here.\n\nCompressors fail\n\nin cold weather.\n\nThe end.";

    @Test
    void showsTheLinesThatHoldTheQueriesWords() {
        assertThat(new Snippet("compressor failing when cold", 60, 2).lines(CONTENT))
                .containsExactly("Compressors fail", "in cold weather.");
    }

    @Test
    void aCodeCountsMoreThanWords() {
        var content = "Error codes and what they mean.\n\nOther.\n\n| NV-1302 | blocked |";

        assertThat(new Snippet("what does error NV-1302 mean", 60, 1).lines(content))
                .containsExactly("| NV-1302 | blocked |");
    }

    @Test
    void showsTheBeginningWhenNoWordIsFound() {
        assertThat(new Snippet("bananas", 60, 2).lines(CONTENT))
                .containsExactly("# Alarms", "Nothing here.");
    }

    @Test
    void showsAllOfAShortText() {
        assertThat(new Snippet("x", 60, 3).lines("one line")).containsExactly("one line");
        assertThat(new Snippet("x", 60, 3).lines("")).isEmpty();
    }

    @Test
    void marksTheWordsThatWereFoundWhereColoursAreWanted() {
        var snippet = new Snippet("compressor", 60, 2);

        assertThat(snippet.marked("Compressors $1 fail", new Recorded().coloured()))
                .isEqualTo("\u001b[1mCompressors\u001b[0m $1 fail");
        assertThat(snippet.marked("Compressors fail", new Recorded().plain()))
                .isEqualTo("Compressors fail");
    }
}
