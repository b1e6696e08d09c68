package dev.lexlog.projector.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexCheckTest {
    @Test
    void wholeIndexOverDifficultVectorsIsSound() {
        assertThat(new IndexCheck(List.of(), 0.51).problems()).isEmpty();
    }

    @Test
    void graphThatIsNotConnectedIsAProblemWithItsCure() {
        assertThat(new IndexCheck(List.of(), 0.49).problems())
                .singleElement()
                .asString()
                .contains("0.490 of the ten nearest", "hnsw.m");
    }

    @Test
    void whatTheIndexLostIsNamed() {
        assertThat(new IndexCheck(List.of("c_7"), 1).problems())
                .singleElement()
                .asString()
                .contains("c_7");
    }
}
