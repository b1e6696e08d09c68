package dev.lexlog.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lexlog.schemas.model.Embedding;
import org.junit.jupiter.api.Test;

class WindowMeanTest {
    @Test
    void windowsCountByWhatTheyCover() {
        var mean = new WindowMean(2);
        mean.add(Embedding.of(new float[] {10, 0}), 4);
        mean.add(Embedding.of(new float[] {0, 1}), 3);

        assertThat(mean.embedding().toArray())
                .containsExactly(new float[] {0.8f, 0.6f}, within(1e-6f));
    }

    @Test
    void oppositeWindowsHaveNoMean() {
        var mean = new WindowMean(1);
        mean.add(Embedding.of(new float[] {1}), 1);
        mean.add(Embedding.of(new float[] {-1}), 1);

        assertThatIllegalArgumentException().isThrownBy(mean::embedding);
    }

    @Test
    void noWindowIsABug() {
        assertThatIllegalStateException().isThrownBy(new WindowMean(1)::embedding);
    }
}
