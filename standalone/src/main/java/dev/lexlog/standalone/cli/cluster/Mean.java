package dev.lexlog.standalone.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// The mean of vectors as they come.
final class Mean {
    private double[] sum = new double[0];
    private int count;

    /// A vector as JSON; null or missing counts as none.
    void add(JsonNode vector) {
        if (!vector.isArray()) {
            return;
        }
        if (count == 0) {
            sum = new double[vector.size()];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector.path(i).doubleValue();
        }
        count++;
    }

    Optional<double[]> get() {
        if (count == 0) {
            return Optional.empty();
        }
        var mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum[i] / count;
        }
        return Optional.of(mean);
    }
}
