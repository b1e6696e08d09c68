package dev.lexlog.bench.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Normalised discounted cumulative gain of the first ten documents, as trec_eval computes it: the
/// gain is the judgment itself, divided by log2(rank + 1); the ideal ranking has every judged
/// document, found or not.
final class Ndcg {
    private static final int DEPTH = 10;

    private Ndcg() {}

    static double at10(List<String> ranking, Map<String, Integer> judgments) {
        double ideal = gain(judgments.values().stream().sorted(Comparator.reverseOrder()).toList());
        if (ideal == 0) {
            return 0;
        }
        return gain(ranking.stream().map(id -> judgments.getOrDefault(id, 0)).toList()) / ideal;
    }

    private static double gain(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, gains.size()); i++) {
            sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }
}
