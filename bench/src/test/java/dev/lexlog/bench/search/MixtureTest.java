package dev.lexlog.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Embedding;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private static final int DIMENSION = 384;
    private static final Offset<Double> NEARLY = Offset.offset(1e-5);

    @Test
    void sameSeedMakesTheSameVectorsInAnyOrder() {
        var forwards = new Mixture(7, DIMENSION);
        var backwards = new Mixture(7, DIMENSION);
        float[] first = forwards.stored(0);
        float[] second = forwards.stored(1);

        assertThat(backwards.stored(1)).isEqualTo(second);
        assertThat(backwards.stored(0)).isEqualTo(first);
        assertThat(backwards.asked(5)).isEqualTo(forwards.asked(5));
    }

    @Test
    void anotherSeedOrPlaceMakesAnotherVector() {
        var mixture = new Mixture(7, DIMENSION);

        assertThat(mixture.stored(0)).isNotEqualTo(mixture.stored(1));
        assertThat(mixture.stored(0)).isNotEqualTo(mixture.asked(0));
        assertThat(mixture.stored(0)).isNotEqualTo(new Mixture(8, DIMENSION).stored(0));
    }

    @Test
    void vectorsHaveLengthOne() {
        var mixture = new Mixture(7, DIMENSION);

        assertThat(LongStream.range(0, 50).mapToObj(i -> Embedding.of(mixture.stored(i)).length()))
                .allSatisfy(length -> assertThat(length).isCloseTo(1, NEARLY));
    }

    @Test
    void vectorsFormClusters() {
        var mixture = new Mixture(7, DIMENSION);
        var first = Embedding.of(mixture.stored(0));
        var cosines =
                LongStream.range(1, 20_000)
                        .mapToDouble(i -> first.dot(Embedding.of(mixture.stored(i))))
                        .toArray();

        long near = Arrays.stream(cosines).filter(cosine -> cosine > 0.7).count();
        long between =
                Arrays.stream(cosines).filter(cosine -> cosine > 0.35 && cosine < 0.6).count();

        assertThat(near).isBetween(5L, 50L);
        assertThat(between).isZero();
    }
}
