package dev.lexlog.standalone.cli.cluster;

import java.util.Arrays;
import org.hipparchus.clustering.Clusterable;

/// An entity and where its vector points.
@SuppressWarnings("ArrayRecordComponent")
record EntityPoint(String id, String name, double[] vector) implements Clusterable {
    @Override
    public double[] getPoint() {
        return vector;
    }

    Place place() {
        return new Place(vector);
    }

    /// A vector that is equal by its numbers.
    record Place(double[] vector) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place(var numbers) && Arrays.equals(vector, numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(vector);
        }
    }
}
