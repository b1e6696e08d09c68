package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecallAtTenTest {
    private static final int DIMENSIONS = 24;

    private final SplittableRandom random = new SplittableRandom(20260101);
    private final Map<String, Embedding> vectors = new TreeMap<>();

    private Embedding vector() {
        var values = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Embedding.of(values);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            vectors.put("c_" + i, vector());
        }
    }

    private double recall(List<Embedding> samples, RecallAtTen.Index index) {
        var recall = new RecallAtTen(samples);
        vectors.forEach((id, vector) -> recall.add(SampleRows.embedding(id, "a.md", vector)));
        return recall.of(index);
    }

    /// One cosine after the other.
    private List<Candidate> exact(Embedding query, int limit) {
        var all = new ArrayList<Candidate>();
        vectors.forEach((id, vector) -> {
            if (vector.length() > 0) {
                var cosine = query.normalised().dot(vector.normalised());
                all.add(new Candidate(new ChunkId(id), cosine));
            }
        });
        all.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return all.subList(0, Math.min(limit, all.size()));
    }

    private List<Embedding> samples(int count) {
        return vectors.values().stream().limit(count).toList();
    }

    @Test
    void exactSearchHasTheRecallOne() {
        fill(500);
        assertThat(recall(samples(30), this::exact)).isEqualTo(1);
    }

    @Test
    void whatIsNotAmongTheNearestIsMissed() {
        fill(500);
        var recall = recall(samples(30), (query, limit) -> exact(query, 2 * limit).subList(4, 14));
        assertThat(recall).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void fewerFoundThanThereAreIsMissed() {
        fill(500);
        assertThat(recall(samples(30), (query, _) -> exact(query, 7))).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void anyOfEqualVectorsMayBeFound() {
        var same = vector();
        for (int i = 0; i < 40; i++) {
            vectors.put("c_" + i, same);
        }
        assertThat(recall(samples(5), (query, _) -> exact(query, 40).subList(20, 30))).isOne();
    }

    @Test
    void zerosCountNowhere() {
        fill(5);
        vectors.put("c_0", Embedding.of(new float[DIMENSIONS]));
        assertThat(recall(samples(5), this::exact)).isOne();
    }

    @Test
    void nothingIsMissedOfNothing() {
        assertThat(recall(List.of(), this::exact)).isOne();
    }
}
