package dev.lexlog.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTest {
    @Test
    void recallIsTheShareOfExactNeighboursThatWereFound() {
        var recall = new Recall();
        recall.add(List.of("a", "b", "c", "d"), List.of("d", "c", "x", "b"));
        recall.add(List.of("a", "b", "c", "d"), List.of("a", "b", "c", "d"));

        assertThat(recall.value()).isEqualTo(7.0 / 8);
    }

    @Test
    void hitsThatAreNoNeighboursDoNotCount() {
        var recall = new Recall();
        recall.add(List.of("a", "b"), List.of("x", "y", "z"));

        assertThat(recall.value()).isZero();
    }
}
