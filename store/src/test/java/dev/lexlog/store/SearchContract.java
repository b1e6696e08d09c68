package dev.lexlog.store;

import static dev.lexlog.store.SampleRows.chunk;
import static dev.lexlog.store.SampleRows.document;
import static dev.lexlog.store.SampleRows.embedding;
import static dev.lexlog.store.SampleRows.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.store.GenerationWriter.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any generation finds.
public abstract class SearchContract {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final MemoryLog log = new MemoryLog();
    private Generation generation;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void openGeneration() {
        generation = open(folder);
    }

    @AfterEach
    void closeGeneration() {
        generation.close();
    }

    private void project() {
        var writer = generation.writer();
        var outcome = writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    }

    private Reading read() {
        return generation.read(LONG);
    }

    @Test
    void putChunkIsFoundByItsText() {
        log.put(chunk("c_1", "a.md", "The foxes are jumping")).put(chunk("c_2", "a.md", "dogs"));
        project();
        try (var reading = read()) {
            var found = reading.byText("jumped fox", ChunkFilter.of(Visibility.ALL_DOMAINS), 10);
            assertThat(found.items()).extracting(c -> c.id().value()).containsExactly("c_1");
        }
    }

    @Test
    void putEmbeddingIsFoundByItsVector() {
        log.put(embedding("c_1", "a.md", vector(1))).put(embedding("c_2", "a.md", vector(2)));
        project();
        try (var reading = read()) {
            for (var exact : List.of(true, false)) {
                var found =
                        reading.byVector(
                                vector(1), ChunkFilter.of(Visibility.ALL_DOMAINS), 10, exact);
                assertThat(found.items())
                        .extracting(c -> c.id().value())
                        .containsExactly("c_1", "c_2");
                assertThat(found.items().getFirst().score())
                        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
            }
        }
    }

    @Test
    void pageIsFullThoughOneChunkInAThousandIsVisible() {
        for (int i = 0; i < 5_000; i++) {
            var domain = i % 1_000 == 7 ? "rare" : "common";
            var document = new DocumentId(domain, null, "d" + i % 10);
            var row = chunk("c_" + i, document, null, "fox number" + i);
            log.put(row).put(embedding(row, vector(i)));
        }
        project();
        var rare =
                ChunkFilter.of(
                        new Visibility(
                                new Visibility.Domains.Only(Set.of("rare")),
                                null,
                                Visibility.DEFAULT_USER));
        try (var reading = read()) {
            assertThat(reading.byText("fox", rare, 5).items()).hasSize(5);
            assertThat(reading.byVector(vector(-1), rare, 5, false).items())
                    .extracting(c -> c.id())
                    .hasSize(5)
                    .isEqualTo(
                            reading.byVector(vector(-1), rare, 5, true).items().stream()
                                    .map(c -> c.id())
                                    .toList());
        }
    }

    @Test
    void equalScoresAreInOrderOfId() {
        for (var id : List.of("c_3", "c_1", "c_4", "c_2")) {
            log.put(chunk(id, "a.md", "fox")).put(embedding(id, "a.md", vector(1)));
            project();
        }
        try (var reading = read()) {
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(reading.byText("fox", everything, 3).items())
                    .extracting(c -> c.id().value())
                    .containsExactly("c_1", "c_2", "c_3");
            assertThat(reading.byVector(vector(2), everything, 3, false).items())
                    .extracting(c -> c.id().value())
                    .containsExactly("c_1", "c_2", "c_3");
        }
    }

    @Test
    void queryOfAnotherDimensionIsRefused() {
        project();
        try (var reading = read()) {
            var query = SampleRows.vector(new java.util.Random(1), 3);
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThatThrownBy(() -> reading.byVector(query, everything, 1, false))
                    .hasMessageContaining("3 dimensions");
        }
    }

    @Test
    void queryOfStopWordsFindsNothingAndOfManyWordsSomething() {
        log.put(chunk("c_1", "a.md", "word1999 word7"));
        project();
        var words = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            words.append("word").append(i).append(' ');
        }
        try (var reading = read()) {
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(reading.byText("the and of", everything, 5).items()).isEmpty();
            assertThat(reading.byText(words.toString(), everything, 5).items()).hasSize(1);
        }
    }
}
