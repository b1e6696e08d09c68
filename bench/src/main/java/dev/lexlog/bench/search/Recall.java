package dev.lexlog.bench.search;

import java.util.HashSet;
import java.util.List;

/// The share of the exact neighbours that were found, over all questions.
final class Recall {
    private long found;
    private long wanted;

    void add(List<String> exact, List<String> answer) {
        var hits = new HashSet<>(answer);
        found += exact.stream().filter(hits::contains).count();
        wanted += exact.size();
    }

    double value() {
        if (wanted == 0) {
            throw new IllegalStateException("nothing was compared");
        }
        return (double) found / wanted;
    }
}
