package dev.lexlog.api.fake;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.List;

/// Every text points along the first axis; `before` runs first.
public record AxisEmbedder(int dimension, Runnable before) implements Embedder {
    @Override
    public EmbeddingModel model() {
        return new EmbeddingModel("fake", dimension);
    }

    @Override
    public List<Embedding> embedPassages(List<String> texts) {
        return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public Embedding embedQuery(String text) {
        before.run();
        var values = new float[dimension];
        values[0] = 1;
        return Embedding.of(values);
    }

    @Override
    public void close() {}
}
