package dev.lexlog.bench.knowledge;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.report.Timings;
import dev.lexlog.bench.stack.ApiClient;
import dev.lexlog.bench.stack.ScratchFolder;
import dev.lexlog.bench.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// A collection's texts and what a naive extractor finds in them: through the ner topic until it
/// can be read, then read.
public final class KnowledgeBench {
    private static final double MOST_MILLIS = 50;
    private static final int WARM_UP = 20;
    private static final int PAGE = 100;
    private static final int IDS = 100;

    private final Conditions conditions;
    private final Report report;
    private final Extractions extractions;
    private final int rounds;

    /// `texts` by document name.
    public KnowledgeBench(Conditions conditions, Report report, Map<String, String> texts) {
        this.conditions = conditions;
        this.report = report;
        this.extractions = Extractions.of(texts, conditions.size(Integer.MAX_VALUE, 300));
        this.rounds = conditions.size(300, 30);
    }

    public void run() throws IOException, InterruptedException {
        try (var folder = ScratchFolder.below(conditions.target(), "knowledge")) {
            var asked = throughStack(folder.path());
            report.progress("knowledge: the same by hand");
            addReads(asked, byHand(folder.path(), asked));
        } catch (SQLException e) {
            throw new IOException("the tables cannot be asked by hand", e);
        }
    }

    private Asked throughStack(Path data) throws IOException, InterruptedException {
        try (var stack = Stack.start(conditions.launcher(), data, "hashing");
                var client = new ApiClient(stack.api());
                var producing = new Producing(stack, client)) {
            report.progress("knowledge: %,d documents".formatted(extractions.documents().size()));
            producing.load(extractions.documents());
            report.progress("knowledge: their entities");
            long nanos = producing.load(extractions.events());
            addLoad(client, nanos, new RawKafka(stack).pass(extractions.events()));
            report.progress("knowledge: reading");
            return ask(new EntityCaller(client));
        }
    }

    private Asked ask(EntityCaller caller) throws IOException, InterruptedException {
        var ids = caller.walk(WARM_UP, new Timings(WARM_UP));
        var questions = questions(ids);
        caller.coOccurring(questions.subList(0, WARM_UP), new Timings(WARM_UP));
        var asked = new Asked(new Timings(rounds), new Timings(rounds), questions);
        caller.walk(rounds, asked.pages);
        caller.coOccurring(questions, asked.coOccurring);
        return asked;
    }

    private List<List<String>> questions(List<String> ids) {
        var random = new SplittableRandom(conditions.seed());
        var questions = new ArrayList<List<String>>();
        for (int i = 0; i < rounds; i++) {
            questions.add(
                    random.ints(0, ids.size()).distinct().limit(IDS).mapToObj(ids::get).toList());
        }
        return questions;
    }

    private Asked byHand(Path data, Asked asked) throws SQLException {
        try (var sql = new RawSql(data)) {
            walk(sql, WARM_UP);
            return new Asked(walk(sql, rounds), coOccurring(sql, asked.questions), asked.questions);
        }
    }

    private static Timings walk(RawSql sql, int pages) throws SQLException {
        var timings = new Timings(pages);
        var after = "";
        for (int i = 0; i < pages; i++) {
            long begin = System.nanoTime();
            after = sql.page(after, PAGE + 1);
            timings.add(System.nanoTime() - begin);
        }
        return timings;
    }

    private static Timings coOccurring(RawSql sql, List<List<String>> questions)
            throws SQLException {
        var timings = new Timings(questions.size());
        for (var ids : questions) {
            long begin = System.nanoTime();
            sql.coOccurring(ids);
            timings.add(System.nanoTime() - begin);
        }
        return timings;
    }

    private void addLoad(ApiClient client, long nanos, long raw)
            throws IOException, InterruptedException {
        var stats = client.get("/v1/stats");
        report.add(
                new Row(
                        String.format(
                                Locale.ROOT,
                                "entities through ner: %,d events, %,d mentions, %,d entities",
                                extractions.events().size(),
                                extractions.mentions(),
                                stats.required("entities").asLong()),
                        speed(nanos),
                        "raw Kafka, in and out: " + speed(raw),
                        String.format(Locale.ROOT, "%.1f times the time", nanos / (double) raw),
                        Goal.NONE));
    }

    private String speed(long nanos) {
        double seconds = nanos / 1e9;
        return String.format(
                Locale.ROOT,
                "%,.0f events/s, %,.0f mentions/s",
                extractions.events().size() / seconds,
                extractions.mentions() / seconds);
    }

    private void addReads(Asked api, Asked raw) throws IOException {
        addRead(
                "entities with statistics, pages of " + PAGE,
                api.pages,
                raw.pages,
                Goal.atMost(MOST_MILLIS, api.pages.percentileMillis(95), "ms at p95"));
        addRead(
                "co-occurrence of %d entities".formatted(IDS),
                api.coOccurring,
                raw.coOccurring,
                Goal.NONE);
    }

    private void addRead(String what, Timings api, Timings raw, Goal goal) throws IOException {
        double more = api.medianMillis() - raw.medianMillis();
        report.add(
                new Row(
                        what,
                        api.p50AndP95(),
                        "by hand in DuckDB " + raw.p50AndP95(),
                        String.format(Locale.ROOT, "p50 %.2f ms above", more),
                        goal));
    }

    private record Asked(Timings pages, Timings coOccurring, List<List<String>> questions) {}
}
