package dev.lexlog.schemas.wanted;

import dev.lexlog.schemas.model.EmbeddingModel;

/// Vectors of `model` go to the log topic whose name ends with `suffix`, until it is stopped. A
/// topic holds vectors of one model for ever: another model is another suffix.
public record WantedModel(String suffix, EmbeddingModel model, boolean stopped) {
    /// The suffix of the model that the worker is set up with.
    public static final String FIRST = "embeddings";

    public WantedModel {
        if (!suffix.matches("embeddings(\\.[a-z0-9.-]+)?")) {
            throw new IllegalArgumentException(
                    "a topic of embeddings ends with '" + suffix + "', allowed: embeddings.g7");
        }
    }

    public WantedModel stop() {
        return new WantedModel(suffix, model, true);
    }
}
