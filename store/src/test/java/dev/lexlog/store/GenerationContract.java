package dev.lexlog.store;

import static dev.lexlog.store.SampleRows.chunk;
import static dev.lexlog.store.SampleRows.document;
import static dev.lexlog.store.SampleRows.embedding;
import static dev.lexlog.store.SampleRows.position;
import static dev.lexlog.store.SampleRows.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.GenerationWriter.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any generation must do.
public abstract class GenerationContract {
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
    void deletedChunkLeavesSearch() {
        log.put(chunk("c_1", "a.md", "fox")).put(embedding("c_1", "a.md", vector(1)));
        log.put(chunk("c_2", "a.md", "fox")).put(embedding("c_2", "a.md", vector(2)));
        project();
        log.delete(LogTable.CHUNKS, "c_1").delete(LogTable.EMBEDDINGS, "c_1");
        project();
        try (var reading = read()) {
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(reading.byText("fox", everything, 10).items())
                    .extracting(c -> c.id().value())
                    .containsExactly("c_2");
            assertThat(reading.byVector(vector(1), everything, 10, false).items())
                    .extracting(c -> c.id().value())
                    .containsExactly("c_2");
            assertThat(reading.chunks(everything, null, 10))
                    .extracting(c -> c.chunk().id().value())
                    .containsExactly("c_2");
        }
    }

    @Test
    void chunkIsReadWithItsPlaceAndItsDocumentsUrl() {
        var id = new DocumentId(null, null, "a.md");
        log.put(document(id)).put(chunk("c_1", "a.md", "fox")).put(position("c_1", 3));
        project();
        try (var reading = read()) {
            var ids = List.of(new ChunkId("c_unknown"), new ChunkId("c_1"));
            assertThat(reading.chunks(ids, Visibility.ALL_DOMAINS))
                    .isEqualTo(
                            Map.of(
                                    new ChunkId("c_1"),
                                    new Reading.StoredChunk(
                                            chunk("c_1", "a.md", "fox"),
                                            position("c_1", 3),
                                            "http://example.org/a.md")));
            assertThat(reading.document("a.md", Visibility.ALL_DOMAINS)).contains(document(id));
        }
    }

    @Test
    void watermarkIsWhereTheSlicesEnd() {
        log.put(chunk("c_1", "a.md", "fox"));
        log.partitions().forEach(log::marker);
        project();
        try (var reading = read()) {
            assertThat(reading.watermark().positions()).isEqualTo(log.ends());
            assertThat(reading.watermark().eventTime()).isNotNull();
        }
    }

    @Test
    void readingStaysAtItsMoment() {
        project();
        try (var before = read()) {
            log.put(chunk("c_1", "a.md", "fox"));
            project();
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(before.byText("fox", everything, 10).items()).isEmpty();
            assertThat(before.watermark().positions().values()).containsOnly(0L);
            try (var after = read()) {
                assertThat(after.byText("fox", everything, 10).items()).hasSize(1);
            }
        }
    }

    @Test
    void changesBelowThePositionAreDropped() {
        log.put(chunk("c_1", "a.md", "old")).put(chunk("c_1", "a.md", "new"));
        project();
        var writer = generation.writer();
        writer.take(log.partitions(), MemoryLog.topicIds());
        var slices = log.partitions().stream().map(p -> log.slice(p, 0, log.end(p) / 2)).toList();
        writer.apply(slices);
        try (var reading = read()) {
            assertThat(reading.digests()).isEqualTo(log.digests());
            assertThat(reading.watermark().positions()).isEqualTo(log.ends());
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(reading.byText("old", everything, 10).items()).isEmpty();
            assertThat(reading.byText("new", everything, 10).items()).hasSize(1);
        }
    }

    @Test
    void writerWhosePartitionWasTakenCannotWrite() {
        log.put(chunk("c_1", "a.md", "fox"));
        var first = generation.writer();
        var positions = first.take(log.partitions(), MemoryLog.topicIds());
        var taken = log.partitions().getFirst();
        generation.writer().take(List.of(taken), MemoryLog.topicIds());

        assertThat(first.apply(log.rest(positions))).isEqualTo(new Outcome.Fenced(List.of(taken)));
        try (var reading = read()) {
            assertThat(reading.digests()).isEqualTo(new MemoryLog().digests());
            assertThat(reading.watermark().positions().values()).containsOnly(0L);
        }
    }

    @Test
    void gapBeforeASliceIsAFault() {
        var writer = generation.writer();
        writer.take(log.partitions(), MemoryLog.topicIds());
        var slice = new Slice(log.partitions().getFirst(), 5, 6, null, false, List.of());
        assertThatThrownBy(() -> writer.apply(List.of(slice)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("begins at 5");
    }

    @Test
    void topicOfAnotherIdIsAFault() {
        project();
        var other = MemoryLog.topicIds().keySet().stream().toList();
        var ids = new java.util.HashMap<String, String>();
        other.forEach(topic -> ids.put(topic, "another"));
        assertThatThrownBy(() -> generation.writer().take(log.partitions(), ids))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("created anew");
    }

    @Test
    void reopenedGenerationGoesOnWhereItStood() {
        log.put(chunk("c_1", "a.md", "fox")).put(embedding("c_1", "a.md", vector(1)));
        project();
        generation.close();
        generation = open(folder);
        assertThat(generation.writer().take(log.partitions(), MemoryLog.topicIds()))
                .isEqualTo(log.ends());
        try (var reading = read()) {
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(reading.byText("fox", everything, 10).items()).hasSize(1);
            assertThat(reading.watermark().positions()).isEqualTo(log.ends());
        }
    }

    @Test
    void everyCharacterOfATextSurvives() {
        var odd = "\" ' ; -- %s ? {0} \n \u0001 \u2028 ä 😀 \uFEFF";
        var id = new DocumentId("d\"'?", "s😀", odd);
        log.put(document(id)).put(chunk("c_1", id, "u'", odd)).put(position("c_1", 0));
        var knowledge = new KnowledgeSamples(new Random(3), odd);
        for (int i = 0; i < 200; i++) {
            log.put(knowledge.row(KnowledgeSamples.TABLES.get(i % KnowledgeSamples.TABLES.size())));
        }
        project();
        try (var reading = read()) {
            assertThat(reading.digests()).isEqualTo(log.digests());
            var visibility = new Visibility(new Visibility.Domains.All(), "s😀", "u'");
            assertThat(reading.chunks(List.of(new ChunkId("c_1")), visibility)).hasSize(1);
            assertThat(reading.document(odd, visibility)).contains(document(id));
        }
    }

    @Test
    void readingPastItsTimeoutAnswersNothing() {
        project();
        var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
        List<Consumer<Reading>> reads =
                List.of(
                        reading -> reading.byText("fox", everything, 1),
                        reading -> reading.byVector(vector(1), everything, 1, false),
                        reading -> reading.byVector(vector(1), everything, 1, true),
                        reading -> reading.chunks(everything, null, 1),
                        reading -> reading.counts(Visibility.ALL_DOMAINS),
                        reading -> reading.entities().byName("fox", Visibility.ALL_DOMAINS),
                        reading -> reading.glossary().deprecated(Visibility.ALL_DOMAINS, null, 1),
                        Reading::digests);
        assertThat(reads)
                .allSatisfy(read ->
                        assertThatThrownBy(() -> readWithin(Duration.ofNanos(1), read))
                                .isInstanceOf(TimedOut.class));
    }

    private void readWithin(Duration timeout, Consumer<Reading> read) {
        try (var reading = generation.read(timeout)) {
            read.accept(reading);
        }
    }
}
