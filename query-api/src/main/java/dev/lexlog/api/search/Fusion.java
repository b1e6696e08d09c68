package dev.lexlog.api.search;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.store.Candidates.Candidate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two ranked lists into one. Scores lie in 0..1; first in both lists is 1. Order: score, then
/// cosine (none is lowest), then id.
///
/// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): the weighted mean of (k + 1) / (k +
/// rank), k = 60, ranks from 1; not in a list counts 0. With equal weights that is the usual sum of
/// 1 / (k + rank) divided by 2 / (k + 1).
///
/// Relative: each list's scores stretched to 0..1 by its lowest and highest, then the weighted
/// mean; not in a list counts 0. A list of one element, or of equal scores, has no spread: all its
/// elements are its best and count 1.
final class Fusion {
    private static final int K = 60;
    private static final Comparator<Candidate> LIST_ORDER =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);
    private static final Comparator<Fused> ORDER =
            Comparator.comparingDouble(Fused::score)
                    .thenComparingDouble(
                            f -> f.cosine == null ? Double.NEGATIVE_INFINITY : f.cosine)
                    .reversed()
                    .thenComparing(Fused::id);

    private Fusion() {}

    static List<Fused> fuse(
            Method method, Weights weights, List<Candidate> vector, List<Candidate> text) {
        var vectorList = ranked(method, vector);
        var textList = ranked(method, text);
        double total = weights.vector + weights.text;
        var ids = new HashMap<>(vectorList);
        ids.putAll(textList);
        return ids.keySet().stream()
                .map(id -> {
                    var v = vectorList.get(id);
                    var t = textList.get(id);
                    double score = (weights.vector * value(v) + weights.text * value(t)) / total;
                    return new Fused(id, score, v, t);
                })
                .sorted(ORDER)
                .toList();
    }

    /// A single list as it is: the score is the raw one.
    static List<Fused> vectorOnly(List<Candidate> vector) {
        return ranked(Method.RRF, vector).entrySet().stream()
                .map(e -> new Fused(e.getKey(), e.getValue().raw, e.getValue(), null))
                .sorted(ORDER)
                .toList();
    }

    /// A single list as it is: the score is the raw one.
    static List<Fused> textOnly(List<Candidate> text) {
        return ranked(Method.RRF, text).entrySet().stream()
                .map(e -> new Fused(e.getKey(), e.getValue().raw, null, e.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private static Map<ChunkId, Ranked> ranked(Method method, List<Candidate> list) {
        var sorted = list.stream().sorted(LIST_ORDER).toList();
        var ranked = new HashMap<ChunkId, Ranked>();
        for (int i = 0; i < sorted.size(); i++) {
            double value =
                    switch (method) {
                        case RRF -> (K + 1.0) / (K + i + 1.0);
                        case RELATIVE ->
                                stretched(
                                        sorted.get(i).score(),
                                        sorted.getLast().score(),
                                        sorted.getFirst().score());
                    };
            ranked.put(sorted.get(i).id(), new Ranked(i + 1, sorted.get(i).score(), value));
        }
        return ranked;
    }

    private static double stretched(double score, double lowest, double highest) {
        return highest == lowest ? 1 : (score - lowest) / (highest - lowest);
    }

    private static double value(@Nullable Ranked ranked) {
        return ranked == null ? 0 : ranked.value;
    }

    enum Method {
        RRF,
        RELATIVE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Method> named(String wireName) {
            return Arrays.stream(values()).filter(m -> m.wireName().equals(wireName)).findFirst();
        }
    }

    /// Not negative, not both zero.
    record Weights(double vector, double text) {
        static final Weights EQUAL = new Weights(1, 1);

        Weights {
            if (!(vector >= 0 && text >= 0 && vector + text > 0)) {
                throw new IllegalArgumentException("weights " + vector + " and " + text);
            }
        }
    }

    /// A candidate's place in its list and what it counts there, 0..1.
    private record Ranked(int rank, double raw, double value) {}

    /// A fused candidate with what each list says of it.
    record Fused(
            ChunkId id,
            double score,
            @Nullable Double cosine,
            @Nullable Double lexical,
            @Nullable Integer vectorRank,
            @Nullable Integer textRank) {
        private Fused(ChunkId id, double score, @Nullable Ranked vector, @Nullable Ranked text) {
            this(
                    id,
                    score,
                    vector == null ? null : vector.raw,
                    text == null ? null : text.raw,
                    vector == null ? null : vector.rank,
                    text == null ? null : text.rank);
        }
    }
}
