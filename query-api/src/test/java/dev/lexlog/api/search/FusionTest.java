package dev.lexlog.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lexlog.api.search.Fusion.Fused;
import dev.lexlog.api.search.Fusion.Method;
import dev.lexlog.api.search.Fusion.Weights;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.store.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void reciprocalRanksAreAddedAndScaled() {
        var fused =
                Fusion.fuse(
                        Method.RRF,
                        Weights.EQUAL,
                        List.of(hit("a", 0.9), hit("b", 0.8)),
                        List.of(hit("b", 7.0), hit("c", 3.0)));

        assertThat(fused).extracting(f -> f.id().value()).containsExactly("b", "a", "c");
        assertThat(fused.get(0).score())
                .isCloseTo((1.0 / 62 + 1.0 / 61) / (2.0 / 61), within(1e-12));
        assertThat(fused.get(1).score()).isCloseTo(0.5, within(1e-12));
        assertThat(fused.get(2).score()).isCloseTo((1.0 / 62) / (2.0 / 61), within(1e-12));
        assertThat(fused.get(0))
                .isEqualTo(new Fused(id("b"), fused.get(0).score(), 0.8, 7.0, 2, 1));
        assertThat(fused.get(2).cosine()).isNull();
        assertThat(fused.get(2).vectorRank()).isNull();
    }

    @Test
    void relativeStretchesEachListAndAveragesByWeight() {
        var fused =
                Fusion.fuse(
                        Method.RELATIVE,
                        new Weights(3, 1),
                        List.of(hit("a", 0.9), hit("b", 0.6), hit("c", 0.5)),
                        List.of(hit("c", 12.0), hit("d", 2.0)));

        assertThat(fused).extracting(f -> f.id().value()).containsExactly("a", "c", "b", "d");
        assertThat(fused).extracting(Fused::score).element(0).isEqualTo(0.75);
        assertThat(fused.get(1).score()).isCloseTo(0.25, within(1e-12));
        assertThat(fused.get(2).score()).isCloseTo(0.75 * 0.25, within(1e-12));
        assertThat(fused.get(3).score()).isEqualTo(0.0);
    }

    @Test
    void listWithoutSpreadCountsAsBest() {
        var single = Fusion.fuse(Method.RELATIVE, Weights.EQUAL, List.of(hit("a", 0.1)), List.of());
        var equal =
                Fusion.fuse(
                        Method.RELATIVE,
                        Weights.EQUAL,
                        List.of(),
                        List.of(hit("b", 2), hit("a", 2)));

        assertThat(single).extracting(Fused::score).containsExactly(0.5);
        assertThat(equal).extracting(f -> f.id().value()).containsExactly("a", "b");
        assertThat(equal).extracting(Fused::score).containsExactly(0.5, 0.5);
    }

    @Test
    void tiesGoToTheHigherCosineThenToTheId() {
        var fused =
                Fusion.fuse(
                        Method.RRF, Weights.EQUAL, List.of(hit("z", 0.3)), List.of(hit("a", 5)));
        assertThat(fused).extracting(f -> f.id().value()).containsExactly("z", "a");
        assertThat(fused.get(0).score()).isEqualTo(fused.get(1).score());
    }

    @Test
    void weightZeroSilencesAList() {
        var fused =
                Fusion.fuse(
                        Method.RRF,
                        new Weights(0, 1),
                        List.of(hit("a", 0.9)),
                        List.of(hit("b", 1)));
        assertThat(fused).extracting(Fused::score).containsExactly(1.0, 0.0);
    }

    @Property(seed = "20260101")
    void orderOfTheInputDoesNotMatter(
            @ForAll("lists") List<Candidate> vector,
            @ForAll("lists") List<Candidate> text,
            @ForAll Method method,
            @ForAll long seed) {
        var expected = Fusion.fuse(method, Weights.EQUAL, vector, text);

        assertThat(
                        Fusion.fuse(
                                method,
                                Weights.EQUAL,
                                shuffled(vector, seed),
                                shuffled(text, seed + 1)))
                .isEqualTo(expected);
    }

    @Property(seed = "20260101")
    void scoresLieBetweenNoneAndOneInOrderAndEveryCandidateAppearsOnce(
            @ForAll("lists") List<Candidate> vector,
            @ForAll("lists") List<Candidate> text,
            @ForAll Method method,
            @ForAll("weights") Weights weights) {
        var fused = Fusion.fuse(method, weights, vector, text);

        assertThat(fused)
                .allSatisfy(f -> assertThat(f.score()).isBetween(0.0, 1.0 + 1e-12))
                .isSortedAccordingTo(Comparator.comparingDouble(Fused::score).reversed());
        var all = new ArrayList<ChunkId>();
        vector.forEach(c -> all.add(c.id()));
        text.forEach(c -> all.add(c.id()));
        assertThat(fused)
                .extracting(Fused::id)
                .containsExactlyInAnyOrderElementsOf(all.stream().distinct().toList());
    }

    @Property(seed = "20260101")
    void firstInBothListsIsOne(
            @ForAll("lists") List<Candidate> vector,
            @ForAll("lists") List<Candidate> text,
            @ForAll Method method,
            @ForAll("weights") Weights weights) {
        var best = hit("best", 1_000_000);
        var fused = Fusion.fuse(method, weights, with(vector, best), with(text, best));

        assertThat(fused)
                .filteredOn(f -> f.id().equals(best.id()))
                .singleElement()
                .satisfies(f -> assertThat(f.score()).isCloseTo(1.0, within(1e-12)));
    }

    @Provide
    Arbitrary<List<Candidate>> lists() {
        var ids = Arbitraries.integers().between(1, 30).map(i -> id("c" + i));
        var scores = Arbitraries.integers().between(0, 8).map(i -> i / 8.0);
        return Combinators.combine(ids, scores)
                .as(Candidate::new)
                .list()
                .uniqueElements(Candidate::id)
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<Weights> weights() {
        var positive = Arbitraries.doubles().between(0.01, 100);
        return Combinators.combine(positive, positive).as(Weights::new);
    }

    private static List<Candidate> with(List<Candidate> list, Candidate more) {
        var all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    private static List<Candidate> shuffled(List<Candidate> list, long seed) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private static Candidate hit(String id, double score) {
        return new Candidate(id(id), score);
    }

    private static ChunkId id(String value) {
        return new ChunkId(value);
    }
}
