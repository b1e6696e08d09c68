package dev.lexlog.bench.search;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.search.Corpus.Question;
import java.util.List;
import java.util.stream.LongStream;

/// The questions: those that warm up and those that are timed are not the same.
record Questions(List<Question> warmUp, List<Question> timed) {
    Questions(Conditions conditions, Corpus corpus) {
        int warmUp = conditions.size(1_000, 100);
        this(of(corpus, 0, warmUp), of(corpus, warmUp, warmUp + conditions.size(300, 50)));
    }

    private static List<Question> of(Corpus corpus, long from, long to) {
        return LongStream.range(from, to).mapToObj(corpus::question).toList();
    }
}
