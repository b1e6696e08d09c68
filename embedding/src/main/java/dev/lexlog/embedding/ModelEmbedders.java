package dev.lexlog.embedding;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One embedder a model, made when it is first asked for and shared by all who ask; they stay open
/// until this closes. Asking for one that is there waits for nothing, also while another is made.
public final class ModelEmbedders implements AutoCloseable {
    private final EmbedderConfig config;
    private final Map<EmbeddingModel, Embedder> made = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();
    private boolean closed;

    public ModelEmbedders(EmbedderConfig config) {
        this.config = config;
    }

    /// {@link IllegalArgumentException} for a model that cannot be made here ({@link Embedders}).
    public Embedder of(EmbeddingModel model) {
        var known = made.get(model);
        return known == null ? make(model) : known;
    }

    @Override
    public void close() {
        making.lock();
        try {
            closed = true;
            made.values().forEach(Embedder::close);
            made.clear();
        } finally {
            making.unlock();
        }
    }

    private Embedder make(EmbeddingModel model) {
        making.lock();
        try {
            if (closed) {
                throw new Unavailable("the embedders are closed", null);
            }
            return made.computeIfAbsent(model, wanted -> Embedders.forModel(wanted, config));
        } finally {
            making.unlock();
        }
    }
}
