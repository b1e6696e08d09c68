package dev.lexlog.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The baselines must see what the system sees.
class RawLuceneTest {
    private static final EmbeddingModel MODEL = new EmbeddingModel("made", 16);
    private static final int CHUNKS = 400;

    @TempDir private Path folder;

    @Test
    void rawLuceneFindsWhatTheExactScanFinds() throws Exception {
        var corpus = new Corpus(7, MODEL);
        var settings = new GenerationSettings(MODEL, "english", Load.PARTITIONS);
        try (var generation = EmbeddedGeneration.open(folder, 1, settings)) {
            new Load(generation.writer()).all(corpus, CHUNKS);
        }
        try (var generation = EmbeddedGeneration.open(folder, 1, settings);
                var lucene = new RawLucene(folder.resolve("g1/lucene"));
                var reading = generation.read(Duration.ofMinutes(1))) {
            var question = corpus.question(0);
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            var exact =
                    reading
                            .byVector(Embedding.of(question.vector()), everything, 10, true)
                            .items()
                            .stream()
                            .map(candidate -> candidate.id().value())
                            .toList();

            assertThat(lucene.vector(question, 10)).isEqualTo(exact);
            assertThat(lucene.hybrid(question, 10)).hasSize(10).doesNotHaveDuplicates();
        }
    }
}
