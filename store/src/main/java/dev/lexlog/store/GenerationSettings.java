package dev.lexlog.store;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;

/// What cannot change within a generation: another value is another generation.
public record GenerationSettings(EmbeddingModel model, String analyser, int partitionCount) {
    /// That a query can be compared with the generation's vectors.
    public void checkDimension(Embedding query) {
        if (query.dimension() != model.dimension()) {
            throw new IllegalArgumentException(
                    "the query has %d dimensions, the model %s has %d"
                            .formatted(query.dimension(), model.name(), model.dimension()));
        }
    }
}
