package dev.lexlog.projector.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexCheckTest {
    @Test
    void wholeIndexOverDifficultVectorsIsSound() {
        assertThat(new IndexCheck(List.of(), 0, 0.51).problems()).isEmpty();
    }

    @Test
    void graphThatIsNotConnectedIsAProblemWithItsCure() {
        assertThat(new IndexCheck(List.of(), 0, 0.49).problems())
                .singleElement()
                .asString()
                .contains("0.490 of the ten nearest", "hnsw.m");
    }

    @Test
    void whatTheIndexLostIsNamed() {
        assertThat(new IndexCheck(List.of("c_7"), 0, 1).problems())
                .singleElement()
                .asString()
                .contains("c_7");
    }

    @Test
    void asManyAsAGraphMayMissAreToldAndNoProblem() {
        assertThat(new IndexCheck(List.of("c_7"), 1, 1).problems()).isEmpty();
        assertThat(new IndexCheck(List.of("c_7"), 1, 1).examples()).containsExactly("c_7");
        assertThat(new IndexCheck(List.of("c_7", "c_8"), 1, 1).problems()).hasSize(1);
    }
}
