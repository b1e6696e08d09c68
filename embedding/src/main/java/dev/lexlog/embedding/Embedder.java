package dev.lexlog.embedding;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.util.List;

/// Turns texts into vectors of length one. Safe for use by several threads. A text longer than the
/// model's window becomes the normalised mean of its windows. Throws {@link
/// dev.lexlog.schemas.failure.Unavailable} while the model cannot be reached.
public interface Embedder extends AutoCloseable {
    EmbeddingModel model();

    /// One embedding a text, in the texts' order; uses as many cores as the implementation may.
    List<Embedding> embedPassages(List<String> texts);

    /// As a question: with the model's instruction, when it has one (passages never have).
    Embedding embedQuery(String text);

    @Override
    void close();
}
