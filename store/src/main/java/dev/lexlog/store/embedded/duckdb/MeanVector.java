package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.Embedding;
import java.util.Optional;

/// A running sum of vectors.
final class MeanVector {
    private double[] sum = {};

    void add(Embedding vector) {
        var values = vector.toArray();
        if (sum.length == 0) {
            sum = new double[values.length];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    /// The mean's direction, which is the sum's; empty when it has none.
    Optional<Embedding> normalised() {
        var values = new float[sum.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sum[i];
        }
        var vector = Embedding.of(values);
        return vector.length() == 0 ? Optional.empty() : Optional.of(vector.normalised());
    }
}
