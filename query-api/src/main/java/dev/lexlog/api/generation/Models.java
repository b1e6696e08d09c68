package dev.lexlog.api.generation;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.function.Function;

/// What the API is told of models: the embedder of each, the same one every time and owned by
/// whoever gives it, and the model of a name, which throws {@link IllegalArgumentException} with
/// what is allowed when there is none.
public record Models(
        Function<EmbeddingModel, Embedder> embedders, Function<String, EmbeddingModel> named) {
    /// Where there is only one.
    public static Models only(Embedder embedder) {
        return new Models(
                _ -> embedder,
                name -> {
                    var model = embedder.model();
                    if (!model.name().equals(name)) {
                        throw new IllegalArgumentException("allowed is " + model.name());
                    }
                    return model;
                });
    }
}
