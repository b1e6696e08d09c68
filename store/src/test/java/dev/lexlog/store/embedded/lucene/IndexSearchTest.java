package dev.lexlog.store.embedded.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.Deadlines;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Slice;
import dev.lexlog.store.TimedOut;
import dev.lexlog.store.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSearchTest {
    private static final LogPartition PARTITION = new LogPartition("log", 0);
    private static final ChunkFilter EVERYTHING = ChunkFilter.of(Visibility.ALL_DOMAINS);
    private static final int VECTORS = 5_000;
    private static final int DIMENSION = 64;

    @TempDir Path folder;

    private final Random random = new Random(11);
    private final Analyzer analyser = Analysers.named("english");
    private final List<Embedding> vectors = new ArrayList<>();

    private LuceneIndex open(int dimension) {
        var model = new EmbeddingModel("sample", dimension);
        var index = LuceneIndex.open(folder, new GenerationSettings(model, "english", 1));
        index.take(PARTITION, "id");
        return index;
    }

    /// A mixture of 100 clusters, and as many texts, in batches.
    private void fill(LuceneIndex index) {
        var centres = new ArrayList<Embedding>();
        for (int i = 0; i < 100; i++) {
            centres.add(SampleRows.vector(random, DIMENSION));
        }
        for (int from = 0; from < VECTORS; from += 1_000) {
            var changes = new ArrayList<Change>();
            for (int i = from; i < from + 1_000; i++) {
                var vector = near(centres.get(random.nextInt(centres.size())));
                vectors.add(vector);
                changes.add(new Change.Put(SampleRows.embedding("c_" + i, "a.md", vector), i));
                changes.add(new Change.Put(SampleRows.chunk("c_" + i, "a.md", "fox " + i), i));
            }
            index.apply(List.of(new Slice(PARTITION, from, from + 1_000, null, false, changes)));
        }
    }

    private Embedding near(Embedding centre) {
        var values = centre.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (random.nextGaussian() * 0.1);
        }
        return Embedding.of(values).normalised();
    }

    @Test
    void recallOfClusteredVectorsIsHigh() throws Exception {
        try (var index = open(DIMENSION)) {
            fill(index);
            try (var reader = index.reader()) {
                int found = 0;
                for (int i = 0; i < 100; i++) {
                    var query = near(vectors.get(random.nextInt(VECTORS)));
                    var search =
                            new IndexSearch(
                                    reader, Runnable::run, Deadline.after(Duration.ofSeconds(60)));
                    var ids = new HashSet<String>();
                    search.byVector(query, EVERYTHING, 10)
                            .items()
                            .forEach(c -> ids.add(c.id().value()));
                    ids.retainAll(nearest(query));
                    found += ids.size();
                }
                assertThat(found / 1_000.0).isGreaterThanOrEqualTo(0.97);
            }
        }
    }

    private Set<String> nearest(Embedding query) {
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < VECTORS; i++) {
            ids.add(i);
        }
        ids.sort(Comparator.comparingDouble(i -> -vectors.get(i).dot(query)));
        var nearest = new HashSet<String>();
        ids.subList(0, 10).forEach(i -> nearest.add("c_" + i));
        return nearest;
    }

    @Test
    void vectorSearchStopsAtItsDeadline() throws Exception {
        assertStops(search -> search.byVector(vectors.getFirst(), EVERYTHING, 1_000));
    }

    @Test
    void textSearchStopsAtItsDeadline() throws Exception {
        assertStops(search -> search.byText("fox", analyser, EVERYTHING, 1_000));
    }

    /// Time is up in the middle of the search, which then hardly looks at the clock any more.
    private void assertStops(Function<IndexSearch, Candidates> query) throws Exception {
        try (var index = open(DIMENSION)) {
            fill(index);
            try (var reader = index.reader()) {
                var clock = new AtomicLong();
                var _ =
                        query.apply(
                                new IndexSearch(
                                        reader,
                                        Runnable::run,
                                        Deadlines.afterLooks(1_000_000, clock)));
                long looks = clock.get();

                clock.set(0);
                var deadline = Deadlines.afterLooks(looks / 3, clock);
                var search = new IndexSearch(reader, Runnable::run, deadline);
                assertThatThrownBy(() -> query.apply(search)).isInstanceOf(TimedOut.class);
                assertThat(clock.get()).isLessThan(looks * 2 / 3);
            }
        }
    }

    @Test
    void vectorsMayBeWiderThanLucenesOwnLimit() throws Exception {
        try (var index = open(2_000)) {
            var vector = SampleRows.vector(random, 2_000);
            var put = new Change.Put(SampleRows.embedding("c_1", "a.md", vector), 0);
            index.apply(List.of(new Slice(PARTITION, 0, 1, null, false, List.of(put))));
            index.commit();
        }
        try (var index = open(2_000);
                var reader = index.reader()) {
            var search =
                    new IndexSearch(reader, Runnable::run, Deadline.after(Duration.ofSeconds(60)));
            var query = SampleRows.vector(random, 2_000);
            assertThat(search.byVector(query, EVERYTHING, 1).items()).hasSize(1);
        }
    }

    @Test
    void unknownAnalyserIsRefusedByName() {
        assertThatThrownBy(() -> Analysers.named("klingon"))
                .hasMessageContaining("klingon")
                .hasMessageContaining("english");
    }
}
