package dev.lexlog.worker.rules;

import static dev.lexlog.schemas.failure.ReasonCode.NOT_A_NUMBER;
import static dev.lexlog.schemas.failure.ReasonCode.NO_MODEL;
import static dev.lexlog.schemas.failure.ReasonCode.WRONG_DIMENSION;
import static dev.lexlog.schemas.failure.ReasonCode.ZERO_VECTOR;

import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Rules about vectors that producers bring along, in this order: a model, whole float32 values and
/// our model's dimension, finite values, not the zero vector.
///
/// A vector of another model may have any dimension. It stays on the log, for the day that model
/// becomes ours; until then the chunk is embedded like one that came without.
record VectorRules(EmbeddingModel ours) {
    Checked<Optional<SuppliedEmbedding>> read(String what, PublishedChunk chunk) {
        var bytes = chunk.embedding();
        if (bytes == null) {
            return Checked.good(Optional.empty());
        }
        var model = chunk.embeddingModel();
        if (model == null || model.isEmpty()) {
            return Checked.bad(
                    NO_MODEL,
                    what
                            + " has an embedding without embedding_model: name the model that made it");
        }
        if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
            return Checked.bad(
                    WRONG_DIMENSION,
                    "%s has an embedding of %,d bytes: send float32 values, 4 bytes each"
                            .formatted(what, bytes.length));
        }
        int dimension = bytes.length / Float.BYTES;
        if (model.equals(ours.name()) && dimension != ours.dimension()) {
            return Checked.bad(
                    WRONG_DIMENSION,
                    "%s has an embedding of %,d dimensions, but %s has %,d"
                            .formatted(what, dimension, model, ours.dimension()));
        }
        return normalised(what, bytes)
                .then(vector -> Checked.good(Optional.of(new SuppliedEmbedding(model, vector))));
    }

    private static Checked<Embedding> normalised(String what, byte[] bytes) {
        var values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        boolean zero = true;
        for (int i = 0; i < values.limit(); i++) {
            float value = values.get(i);
            if (!Float.isFinite(value)) {
                return Checked.bad(
                        NOT_A_NUMBER,
                        "value %d of the embedding of %s is %s: send finite numbers"
                                .formatted(i, what, value));
            }
            zero &= value == 0;
        }
        return zero
                ? Checked.bad(
                        ZERO_VECTOR,
                        "the embedding of "
                                + what
                                + " is all zeros, which has no direction: leave it out")
                : Checked.good(Embedding.fromBytes(bytes).normalised());
    }
}
