package dev.lexlog.bench.search;

import java.util.SplittableRandom;

/// Vectors of length one around Gaussian centres. Half as much spread as distance of a centre from
/// the origin, so two of one centre have a cosine of about 0.8, two of different ones about 0.
final class Mixture {
    static final int CENTRES = 1_000;
    private static final double SPREAD = 0.5;

    private final int dimension;
    private final float[][] centres = new float[CENTRES][];
    private final Draws stored;
    private final Draws asked;

    Mixture(long seed, int dimension) {
        this.dimension = dimension;
        this.stored = new Draws(seed, "stored vectors");
        this.asked = new Draws(seed, "asked vectors");
        var draws = new Draws(seed, "centres");
        for (int i = 0; i < CENTRES; i++) {
            centres[i] = gaussian(draws.of(i));
        }
    }

    float[] stored(long index) {
        return around(stored.of(index));
    }

    /// From the same mixture, and none of the stored ones.
    float[] asked(long index) {
        return around(asked.of(index));
    }

    private float[] around(SplittableRandom random) {
        float[] centre = centres[random.nextInt(CENTRES)];
        float[] vector = gaussian(random);
        double squares = 0;
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (centre[i] + SPREAD * vector[i]);
            squares += (double) vector[i] * vector[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }

    private float[] gaussian(SplittableRandom random) {
        var values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
