package dev.lexlog.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ZipfTextsTest {
    @Test
    void sameSeedMakesTheSameTexts() {
        assertThat(new ZipfTexts(7).text(3)).isEqualTo(new ZipfTexts(7).text(3));
        assertThat(new ZipfTexts(7).text(3)).isNotEqualTo(new ZipfTexts(8).text(3));
        assertThat(new ZipfTexts(7).question(3)).isEqualTo(new ZipfTexts(7).question(3));
    }

    @Test
    void everyRankHasAWordOfItsOwn() {
        assertThat(IntStream.range(0, 4_000).mapToObj(ZipfTexts::word)).doesNotHaveDuplicates();
    }

    @Test
    void wordOfTheFirstRankIsMoreFrequentThanOneOfTheHundredth() {
        var texts = new ZipfTexts(7);
        var counts =
                LongStream.range(0, 500)
                        .mapToObj(texts::text)
                        .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts.get(ZipfTexts.word(0)))
                .isGreaterThan(4 * counts.getOrDefault(ZipfTexts.word(99), 0L));
        assertThat(counts.keySet()).hasSizeGreaterThan(2_000);
    }
}
