package dev.lexlog.bench.search;

import dev.lexlog.api.ApiConfig;
import dev.lexlog.api.Limits;
import dev.lexlog.api.QueryApi;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.generation.OneGeneration;
import dev.lexlog.bench.report.DatabaseAddress;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Callers ask the API, each over a connection of its own, and as many ask PostgreSQL directly: the
/// same questions in turns of a few, so that a disturbance of the machine meets both.
final class PostgresComparison implements AutoCloseable {
    private static final int[] CALLERS = {1, 8, 32};
    private static final int LIMIT = 10;
    private static final int TURN = 10;
    private static final double MOST_MILLIS_OVER_SQL = 2;
    private static final double LEAST_RECALL = 0.95;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Generation generation;
    private final DatabaseAddress database;
    private final String schema;
    private final Questions questions;
    private final QueryApi api;
    private final URI address;

    PostgresComparison(
            Generation generation,
            Embedder embedder,
            DatabaseAddress database,
            String schema,
            Questions questions) {
        this.generation = generation;
        this.database = database;
        this.schema = schema;
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
        this.address = URI.create("http://127.0.0.1:" + api.start());
    }

    void run(Report report, String size) throws IOException, InterruptedException {
        for (int callers : CALLERS) {
            report.progress(callers + " callers");
            add(report, size, callers, ask(callers));
        }
        double recall = recall();
        report.add(
                new Row(
                        "recall@10 of vector in PostgreSQL " + size,
                        String.format(Locale.ROOT, "%.4f", recall),
                        "1 (exact scan)",
                        "",
                        Goal.atLeast(LEAST_RECALL, recall, "")));
    }

    private static void add(Report report, String size, int callers, Asked asked)
            throws IOException {
        double more = asked.api.medianMillis() - asked.sql.medianMillis();
        report.add(
                new Row(
                        "vector in PostgreSQL %s, %d caller%s"
                                .formatted(size, callers, callers == 1 ? "" : "s"),
                        asked.api.p50AndP95(),
                        "bare SQL " + asked.sql.p50AndP95(),
                        String.format(Locale.ROOT, "p50 %.2f ms above", more),
                        callers == 1
                                ? Goal.atMost(MOST_MILLIS_OVER_SQL, more, "ms above")
                                : Goal.NONE));
    }

    /// Each caller asks the same, first what warms up; one alone all of it.
    private Asked ask(int callers) throws IOException, InterruptedException {
        var warmUp = share(questions.warmUp(), callers);
        var timed = share(questions.timed(), callers);
        var total = new Asked(callers * timed.size());
        try (var crowd = new Crowd(callers, address, database, schema)) {
            crowd.ask(warmUp, new Asked(callers * warmUp.size()));
            for (int from = 0; from < timed.size(); from += TURN) {
                crowd.ask(timed.subList(from, Math.min(timed.size(), from + TURN)), total);
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL failed: " + e.getMessage(), e);
        }
        return total;
    }

    private static List<Question> share(List<Question> all, int callers) {
        return all.subList(0, Math.min(all.size(), 4 * all.size() / callers));
    }

    private double recall() throws IOException, InterruptedException {
        var recall = new Recall();
        try (var client = new ApiClient(address)) {
            var caller = new SearchCaller(client, LIMIT);
            for (var question : questions.timed()) {
                recall.add(exact(question), caller.ids(caller.ask(caller.vector(question))));
            }
        }
        return recall.value();
    }

    private List<String> exact(Question question) {
        var vector = Embedding.of(question.vector());
        var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
        try (var reading = generation.read(PATIENCE)) {
            return reading.byVector(vector, everything, LIMIT, true).items().stream()
                    .map(candidate -> candidate.id().value())
                    .toList();
        }
    }

    @Override
    public void close() {
        api.close();
    }

    record Asked(Timings api, Timings sql) {
        private Asked(int most) {
            this(new Timings(most), new Timings(most));
        }
    }
}
