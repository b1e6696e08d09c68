package dev.lexlog.bench.search;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.api.QueryApi;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.generation.OneGeneration;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.report.Timings;
import dev.lexlog.bench.search.Corpus.Question;
import dev.lexlog.bench.stack.ApiClient;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Visibility;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/// One caller asks the API the questions, raw Lucene is asked each of them in turn with it, so that
/// a disturbance of the machine meets both; then DuckDB scans for the exact answers.
final class Comparison implements AutoCloseable {
    private static final int LIMIT = 10;
    private static final double MOST_MILLIS_OVER_LUCENE = 2;
    private static final double LEAST_TIMES_FASTER = 30;
    private static final double LEAST_RECALL = 0.97;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Generation generation;
    private final RawLucene lucene;
    private final Questions questions;
    private final QueryApi api;
    private final ApiClient client;
    private final SearchCaller caller;

    Comparison(Generation generation, Embedder embedder, RawLucene lucene, Questions questions) {
        this.generation = generation;
        this.lucene = lucene;
        this.questions = questions;
        this.api =
                new QueryApi(
                        new ApiConfig("127.0.0.1", 0, Limits.DEFAULT),
                        Topics.DEFAULT,
                        () -> new OneGeneration(generation),
                        Models.only(embedder),
                        new NoPipeline(),
                        OptionalLong::empty,
                        List.of());
        this.client = new ApiClient(URI.create("http://127.0.0.1:" + api.start()));
        this.caller = new SearchCaller(client, LIMIT);
    }

    void run(Report report, String size) throws IOException, InterruptedException {
        var vector = measure(caller::vector, lucene::vector);
        addLucene(report, "vector " + size, vector);
        var hybrid = measure(caller::hybrid, lucene::hybrid);
        addLucene(report, "hybrid " + size, hybrid);
        report.progress("scanning for the exact answers");
        var scan = new Timings(questions.timed().size());
        var recall = recall(vector.answers(), scan);
        addScan(report, "vector " + size, vector.api(), scan);
        addScan(report, "hybrid " + size, hybrid.api(), scan);
        report.add(
                new Row(
                        "recall@10 of vector " + size,
                        String.format(Locale.ROOT, "%.4f", recall),
                        "1 (exact scan)",
                        "",
                        Goal.atLeast(LEAST_RECALL, recall, "")));
    }

    private Asked measure(Function<Question, String> request, Raw raw)
            throws IOException, InterruptedException {
        ask(questions.warmUp(), request, raw);
        return ask(questions.timed(), request, raw);
    }

    private Asked ask(List<Question> asked, Function<Question, String> request, Raw raw)
            throws IOException, InterruptedException {
        var outcome = new Asked(asked.size());
        for (var question : asked) {
            var body = request.apply(question);
            long begin = System.nanoTime();
            var answer = caller.ask(body);
            outcome.api.add(System.nanoTime() - begin);
            outcome.answers.add(caller.ids(answer));
            begin = System.nanoTime();
            var ids = raw.search(question, LIMIT);
            outcome.lucene.add(System.nanoTime() - begin);
            if (ids.size() != LIMIT) {
                throw new IOException("Lucene found " + ids);
            }
        }
        return outcome;
    }

    private double recall(List<List<String>> answers, Timings scan) {
        var recall = new Recall();
        for (int i = 0; i < answers.size(); i++) {
            var vector = Embedding.of(questions.timed().get(i).vector());
            long begin = System.nanoTime();
            var exact = exact(vector);
            scan.add(System.nanoTime() - begin);
            recall.add(exact, answers.get(i));
        }
        return recall.value();
    }

    private List<String> exact(Embedding vector) {
        var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
        try (var reading = generation.read(PATIENCE)) {
            return reading.byVector(vector, everything, LIMIT, true).items().stream()
                    .map(candidate -> candidate.id().value())
                    .toList();
        }
    }

    private static void addLucene(Report report, String what, Asked asked) throws IOException {
        double more = asked.api.medianMillis() - asked.lucene.medianMillis();
        report.add(
                new Row(
                        what,
                        asked.api.p50AndP95(),
                        "raw Lucene " + asked.lucene.p50AndP95(),
                        String.format(Locale.ROOT, "p50 %.2f ms above", more),
                        Goal.atMost(MOST_MILLIS_OVER_LUCENE, more, "ms above")));
    }

    private static void addScan(Report report, String what, Timings api, Timings scan)
            throws IOException {
        double times = scan.medianMillis() / api.medianMillis();
        report.add(
                new Row(
                        what,
                        api.p50AndP95(),
                        "exact scan " + scan.p50AndP95(),
                        String.format(Locale.ROOT, "%.1f times as fast", times),
                        Goal.atLeast(LEAST_TIMES_FASTER, times, "times")));
    }

    @Override
    public void close() {
        client.close();
        api.close();
    }

    private interface Raw {
        List<String> search(Question question, int limit) throws IOException;
    }

    private record Asked(Timings api, Timings lucene, List<List<String>> answers) {
        Asked(int most) {
            this(new Timings(most), new Timings(most), new ArrayList<>(most));
        }
    }
}
