package dev.lexlog.bench.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.report.Timings;
import dev.lexlog.bench.stack.ApiClient;
import dev.lexlog.bench.stack.ScratchFolder;
import dev.lexlog.bench.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One document at a time: from sending it until it is found by its words, then by its vectors. The
/// baseline is the broker's acknowledgement.
public final class LatencyBench {
    private static final int WARM_UP = 30;
    private static final double MOST_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Conditions conditions;
    private final Report report;
    private final int rounds;
    private final Timings acknowledged;
    private final Timings text;
    private final Timings textToVector;
    private final Timings vector;

    public LatencyBench(Conditions conditions, Report report) {
        this.conditions = conditions;
        this.report = report;
        this.rounds = conditions.size(200, 20);
        this.acknowledged = new Timings(rounds);
        this.text = new Timings(rounds);
        this.textToVector = new Timings(rounds);
        this.vector = new Timings(rounds);
    }

    public void run() throws IOException, InterruptedException {
        var texts = SampleTexts.read(conditions.sample(), conditions.seed());
        report.progress("latency: %d documents, one by one".formatted(rounds));
        try (var folder = ScratchFolder.below(conditions.target(), "latency");
                var stack = Stack.start(conditions.launcher(), folder.path(), "hashing");
                var publisher = new Publisher(stack);
                var client = new ApiClient(stack.api())) {
            for (var document : texts.documents("warm-up", 0, WARM_UP, 1)) {
                client.await(publisher.publish(List.of(document)), "vector", PATIENCE);
            }
            for (var document : texts.documents("document", 0, rounds, 1)) {
                measure(document, publisher, client);
            }
        }
        print();
    }

    private void measure(MadeDocument document, Publisher publisher, ApiClient client)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var records = publisher.publish(List.of(document));
        long sent = System.nanoTime();
        client.await(records, "text", PATIENCE);
        long readable = System.nanoTime();
        client.await(records, "vector", PATIENCE);
        long searchable = System.nanoTime();
        requireFound(document, client);
        acknowledged.add(sent - begin);
        text.add(readable - begin);
        textToVector.add(searchable - readable);
        vector.add(searchable - begin);
    }

    private static void requireFound(MadeDocument document, ApiClient client)
            throws IOException, InterruptedException {
        var question =
                JSON.createObjectNode()
                        .put("query", "container")
                        .put("mode", "vector")
                        .put("document", document.name());
        var answer = client.post("/v1/search", question.toString());
        if (JSON.readTree(answer).required("hits").isEmpty()) {
            throw new IOException(document.name() + " was awaited, but is not found: " + answer);
        }
    }

    private void print() throws IOException {
        var baseline = "acknowledged by the broker " + acknowledged.p50AndP95();
        row("publish → found by its words", text, baseline, Goal.NONE);
        row("found by its words → by its vectors", textToVector, baseline, Goal.NONE);
        var goal = Goal.atMost(MOST_MILLIS, vector.percentileMillis(95), "ms at p95");
        row("publish → found by its vectors, n = " + vector.count(), vector, baseline, goal);
    }

    private void row(String what, Timings timings, String baseline, Goal goal) throws IOException {
        double times = timings.medianMillis() / acknowledged.medianMillis();
        var compared = String.format(Locale.ROOT, "p50 %.0f times", times);
        report.add(new Row(what, timings.p50AndP95(), baseline, compared, goal));
    }
}
