package dev.lexlog.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NdcgTest {
    private static final Map<String, Integer> JUDGMENTS = Map.of("a", 3, "b", 2, "c", 1, "d", 0);

    /// By hand: gain 2/log2(2) + 0/log2(3) + 3/log2(4) = 3.5; ideal 3/log2(2) + 2/log2(3) +
    /// 1/log2(4) = 3 + 1.26186 + 0.5 = 4.76186; 3.5 / 4.76186 = 0.73501.
    @Test
    void gainsAreDiscountedByRankAndComparedWithTheIdeal() {
        assertThat(Ndcg.at10(List.of("b", "x", "a"), JUDGMENTS)).isCloseTo(0.73501, within(1e-5));
    }

    @Test
    void idealRankingIsOne() {
        assertThat(Ndcg.at10(List.of("a", "b", "c"), JUDGMENTS)).isEqualTo(1);
    }

    @Test
    void nothingFoundIsZero() {
        assertThat(Ndcg.at10(List.of(), JUDGMENTS)).isZero();
        assertThat(Ndcg.at10(List.of("d"), JUDGMENTS)).isZero();
        assertThat(Ndcg.at10(List.of("d"), Map.of("d", 0))).isZero();
    }

    @Test
    void documentsAfterTheTenthDoNotCount() {
        List<String> others = Stream.iterate("x", x -> x + "x").limit(10).toList();

        assertThat(Ndcg.at10(Stream.concat(others.stream(), Stream.of("a")).toList(), JUDGMENTS))
                .isZero();
        assertThat(
                        Ndcg.at10(
                                Stream.concat(others.stream().skip(1), Stream.of("a")).toList(),
                                JUDGMENTS))
                .isPositive();
    }
}
