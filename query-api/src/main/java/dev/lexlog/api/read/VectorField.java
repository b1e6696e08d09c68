package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.schemas.model.Embedding;
import java.util.Optional;

/// The field `embedding` of a request: a direction in the space of the generation's model.
public final class VectorField {
    private static final String NAME = "embedding";

    private VectorField() {}

    /// Of length one.
    public static Optional<Embedding> of(JsonFields fields, int dimension) {
        var allowed = "an array of " + dimension + " finite numbers, not all of them 0";
        return fields.array(NAME, allowed).map(array -> vector(fields, array, dimension, allowed));
    }

    private static Embedding vector(
            JsonFields fields, ArrayNode array, int dimension, String allowed) {
        if (array.size() != dimension) {
            throw fields.problem(NAME, "has " + array.size() + " numbers", allowed);
        }
        var values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            var item = array.get(i);
            if (!item.isNumber() || !Float.isFinite(item.floatValue())) {
                throw fields.problem(NAME, "has " + item + " at index " + i, allowed);
            }
            values[i] = item.floatValue();
        }
        var vector = Embedding.of(values);
        if (vector.length() == 0) {
            throw fields.problem(NAME, "is all zeros and has no direction", allowed);
        }
        return vector.normalised();
    }
}
