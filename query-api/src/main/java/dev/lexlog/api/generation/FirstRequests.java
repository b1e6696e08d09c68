package dev.lexlog.api.generation;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Visibility;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a generation what clients will ask, so that connections, statistics and the model are there
/// before them.
public record FirstRequests(Function<EmbeddingModel, Embedder> embedders)
        implements Consumer<Generation> {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRequests.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LIMIT = 10;

    @Override
    public void accept(Generation generation) {
        var model = generation.settings().model();
        open(model);
        var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
        try (var reading = generation.read(TIMEOUT)) {
            var found = reading.byText("the first words", everything, LIMIT);
            var ids = found.items().stream().map(candidate -> candidate.id()).toList();
            reading.byVector(direction(model.dimension()), everything, LIMIT, false);
            reading.chunks(ids, Visibility.ALL_DOMAINS);
        }
    }

    /// Without it the words are still found.
    private void open(EmbeddingModel model) {
        try {
            var embedder = embedders.apply(model);
            LOG.debug("Queries are embedded with {}", embedder.model().name());
        } catch (RuntimeException e) {
            LOG.warn("Queries cannot be embedded with {}", model.name(), e);
        }
    }

    private static Embedding direction(int dimension) {
        var values = new float[dimension];
        values[0] = 1;
        return Embedding.of(values);
    }
}
