package dev.lexlog.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final int FIRST = -1;
    private static final int LAST = -2;

    @Test
    void windowsEndBetweenWords() {
        assertThat(tokens(List.of(2, 1, 3)).windows(6))
                .containsExactly(
                        new long[] {FIRST, 0, 0, 1, LAST}, new long[] {FIRST, 2, 2, 2, LAST});
    }

    @Test
    void wordLongerThanAWindowIsSplitInside() {
        assertThat(tokens(List.of(5)).windows(4))
                .extracting(window -> window.length - 2)
                .containsExactly(2, 2, 1);
    }

    @Test
    void emptyTextHasOneEmptyWindow() {
        assertThat(tokens(List.of()).windows(512)).containsExactly(new long[] {FIRST, LAST});
    }

    @Property(seed = "20260101")
    void windowsTogetherAreTheText(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 30) Integer> words,
            @ForAll @IntRange(min = 3, max = 40) int longest) {
        Tokens tokens = tokens(words);
        List<long[]> windows = tokens.windows(longest);

        assertThat(windows).allMatch(w -> w.length <= longest);
        assertThat(windows).allMatch(w -> w[0] == FIRST && w[w.length - 1] == LAST);
        assertThat(windows.stream().flatMapToLong(w -> Arrays.stream(w, 1, w.length - 1)).toArray())
                .isEqualTo(Arrays.stream(tokens.ids()).asLongStream().toArray());
    }

    /// The n-th word has the given number of tokens, each with the id n.
    private static Tokens tokens(List<Integer> words) {
        var builder = new Tokens.Builder();
        for (int i = 0; i < words.size(); i++) {
            var pieces = new int[words.get(i)];
            Arrays.fill(pieces, i);
            builder.addWord(pieces);
        }
        return builder.build(FIRST, LAST);
    }
}
