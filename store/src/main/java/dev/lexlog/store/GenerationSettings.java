package dev.lexlog.store;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.wanted.WantedModel;

/// What cannot change within a generation: another value is another generation. `embeddings` is the
/// last part of the name of the log topic that its vectors come from, for each model has its own.
public record GenerationSettings(
        EmbeddingModel model,
        String analyser,
        int partitionCount,
        IndexSettings index,
        String embeddings) {
    /// The topic of the model that the worker is set up with.
    public static final String FIRST_EMBEDDINGS = WantedModel.FIRST;

    /// In an order, for a model that has no topic yet: it is named after the generation, whose
    /// number is not known before.
    public static final String OWN_EMBEDDINGS = "embeddings.g";

    public GenerationSettings(EmbeddingModel model, String analyser, int partitionCount) {
        this(model, analyser, partitionCount, IndexSettings.DEFAULT, FIRST_EMBEDDINGS);
    }

    /// What was ordered, as the settings of the generation that got this number.
    public GenerationSettings numbered(int number) {
        var topic = embeddings.equals(OWN_EMBEDDINGS) ? OWN_EMBEDDINGS + number : embeddings;
        return new GenerationSettings(model, analyser, partitionCount, index, topic);
    }

    /// That a query can be compared with the generation's vectors.
    public void checkDimension(Embedding query) {
        if (query.dimension() != model.dimension()) {
            throw new IllegalArgumentException(
                    "the query has %d dimensions, the model %s has %d"
                            .formatted(query.dimension(), model.name(), model.dimension()));
        }
    }
}
