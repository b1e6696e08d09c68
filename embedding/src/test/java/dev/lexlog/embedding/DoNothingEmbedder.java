package dev.lexlog.embedding;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.List;

final class DoNothingEmbedder implements Embedder {
    @Override
    public EmbeddingModel model() {
        return new EmbeddingModel("nothing", 2);
    }

    @Override
    public List<Embedding> embedPassages(List<String> texts) {
        return List.of();
    }

    @Override
    public Embedding embedQuery(String text) {
        return Embedding.of(new float[] {1, 0});
    }

    @Override
    public void close() {}
}
