package dev.lexlog.worker.embed;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Embeds a text as its length and remembers it; is away for as many calls as told.
final class CountingEmbedder implements Embedder {
    static final EmbeddingModel MODEL = new EmbeddingModel("counting", 2);

    final List<String> texts = new CopyOnWriteArrayList<>();
    final AtomicInteger callsAway = new AtomicInteger();

    static Embedding vector(String text) {
        return Embedding.of(new float[] {text.length(), 1}).normalised();
    }

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public List<Embedding> embedPassages(List<String> passages) {
        if (callsAway.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new Unavailable("the model is away", null);
        }
        texts.addAll(passages);
        return passages.stream().map(CountingEmbedder::vector).toList();
    }

    @Override
    public Embedding embedQuery(String text) {
        throw new UnsupportedOperationException("passages only");
    }

    @Override
    public void close() {}
}
