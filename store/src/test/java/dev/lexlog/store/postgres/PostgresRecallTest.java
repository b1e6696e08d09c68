package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.Reading;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches of a mixture of clusters, of which a filter lets through all, half, a tenth, a
/// hundredth or a thousandth.
class PostgresRecallTest {
    private static final int VECTORS = Boolean.getBoolean("lexlog.long") ? 100_000 : 20_000;
    private static final int DIMENSION = 64;
    private static final int QUERIES = 50;
    private static final int BATCH = 5_000;

    private static final GenerationSettings SETTINGS =
            new GenerationSettings(
                    new EmbeddingModel("sample", DIMENSION), "english", MemoryLog.PARTITIONS);

    private static final Random RANDOM = new Random(5);
    private static final List<Embedding> CENTRES = centres();

    private static Generation generation;

    @BeforeAll
    static void fill(@TempDir Path folder) {
        generation = FolderDatabase.open(folder, SETTINGS, VectorType.HALFVEC);
        var log = new MemoryLog();
        var writer = generation.writer();
        var positions = writer.take(log.partitions(), MemoryLog.topicIds());
        for (int i = 0; i < VECTORS; i++) {
            var document = new DocumentId(domain(i), null, "d" + i / 20);
            var chunk = SampleRows.chunk("c_%06d".formatted(i), document, null, "");
            log.put(SampleRows.embedding(chunk, nearOne()));
            if (i % BATCH == BATCH - 1) {
                writer.apply(log.rest(positions));
                positions = log.ends();
            }
        }
    }

    @AfterAll
    static void close() {
        generation.close();
    }

    private static String domain(int i) {
        if (i % 1_000 == 7) {
            return "thousandth";
        }
        if (i % 100 == 3) {
            return "hundredth";
        }
        return i % 10 == 4 ? "tenth" : i % 2 == 1 ? "half" : "rest";
    }

    private static List<Embedding> centres() {
        var centres = new ArrayList<Embedding>();
        for (int i = 0; i < 200; i++) {
            centres.add(SampleRows.vector(RANDOM, DIMENSION));
        }
        return centres;
    }

    private static Embedding nearOne() {
        var values = CENTRES.get(RANDOM.nextInt(CENTRES.size())).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (RANDOM.nextGaussian() * 0.1);
        }
        return Embedding.of(values).normalised();
    }

    @Test
    void pageIsFullAndRecallHighHoweverFewAreVisible() {
        var domains = List.of("thousandth", "hundredth", "tenth", "half");
        for (var domain : domains) {
            assertThat(recall(only(domain), 10)).as(domain).isGreaterThanOrEqualTo(0.95);
            assertThat(recall(only(domain), 100)).as(domain).isGreaterThanOrEqualTo(0.95);
        }
        assertThat(recall(ChunkFilter.of(Visibility.ALL_DOMAINS), 10)).isGreaterThanOrEqualTo(0.95);
    }

    /// Of the ten best, that a page of this size holds.
    private static double recall(ChunkFilter filter, int limit) {
        double found = 0;
        for (int i = 0; i < QUERIES; i++) {
            var query = nearOne();
            try (var reading = read()) {
                var all = reading.byVector(query, filter, limit, true);
                var some = reading.byVector(query, filter, limit, false);
                assertThat(some.items()).hasSameSizeAs(all.items()).hasSizeGreaterThanOrEqualTo(10);
                var best = ids(all).subList(0, 10);
                var seen = new HashSet<>(ids(some));
                found += best.stream().filter(seen::contains).count() / 10.0;
            }
        }
        return found / QUERIES;
    }

    private static List<ChunkId> ids(Candidates candidates) {
        return candidates.items().stream().map(Candidate::id).toList();
    }

    private static ChunkFilter only(String domain) {
        return ChunkFilter.of(
                new Visibility(new Domains.Only(Set.of(domain)), null, Visibility.DEFAULT_USER));
    }

    private static Reading read() {
        return generation.read(Duration.ofSeconds(60));
    }

    @Test
    void fewAreComparedAndManyAreLeftToTheIndex() {
        var query = nearOne();
        try (var reading = read()) {
            assertThat(reading.byVector(query, only("thousandth"), 10, false).exact()).isTrue();
            var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(reading.byVector(query, everything, 10, false).exact()).isFalse();
            assertThat(reading.byVector(query, everything, 10, true).exact()).isTrue();
        }
    }

    @Test
    void approximateListIsInOrderOfTheSameCosinesAsTheExactOne() {
        var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
        try (var reading = read()) {
            var query = nearOne();
            var exact = new java.util.HashMap<ChunkId, Double>();
            reading.byVector(query, everything, VECTORS, true)
                    .items()
                    .forEach(c -> exact.put(c.id(), c.score()));
            var some = reading.byVector(query, everything, 200, false).items();
            assertThat(some)
                    .hasSize(200)
                    .isSortedAccordingTo(
                            java.util.Comparator.comparingDouble((Candidate c) -> -c.score())
                                    .thenComparing(Candidate::id))
                    .allSatisfy(c ->
                            assertThat(c.score())
                                    .isCloseTo(
                                            exact.get(c.id()),
                                            org.assertj.core.data.Offset.offset(1e-6)));
        }
    }
}
