package dev.lexlog.bench.pipeline;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.stack.ApiClient;
import dev.lexlog.bench.stack.ResidentMemory;
import dev.lexlog.bench.stack.ScratchFolder;
import dev.lexlog.bench.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Documents published all at once: from the first send until the last is found by its vectors. A
/// fresh process compiles its own code for about a minute, on the model's cores: so there is a row
/// for the first documents, and one for those after them. The plain loop takes half of the latter
/// before the stack runs and half afterwards, so that a machine that slows down slows both.
public final class IngestBench {
    private static final int SECTIONS = 6;
    private static final int WARM_UP_OF_PLAIN = 5;
    private static final double MOST_OVERHEAD_PERCENT = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Conditions conditions;
    private final Report report;

    public IngestBench(Conditions conditions, Report report) {
        this.conditions = conditions;
        this.report = report;
    }

    public void run() throws IOException, InterruptedException {
        measure("onnx", conditions.size(160, 10), conditions.size(300, 40));
        measure("hashing", conditions.size(1_000, 50), conditions.size(5_000, 300));
    }

    private void measure(String embedder, int warmUp, int count)
            throws IOException, InterruptedException {
        var texts = SampleTexts.read(conditions.sample(), conditions.seed());
        var first = texts.documents("warm-up", 0, warmUp, SECTIONS);
        var documents = texts.documents("document", 0, count, SECTIONS);
        report.progress("ingest with %s: the plain loop".formatted(embedder));
        var before = plain(embedder, documents.subList(0, count / 2));
        report.progress("ingest with %s: the stack".formatted(embedder));
        var stack = stack(embedder, first, documents);
        report.progress("ingest with %s: the plain loop again".formatted(embedder));
        var plain = before.plus(plain(embedder, documents.subList(count / 2, count)));
        if (stack.steady().chunks() != plain.chunks()) {
            throw new IOException(
                    "the stack has %d chunks, the plain loop made %d"
                            .formatted(stack.steady().chunks(), plain.chunks()));
        }
        add("ingest with %s, the first %,d chunks", embedder, stack.first(), plain, false);
        add("ingest with %s, %,d chunks after those", embedder, stack.steady(), plain, true);
    }

    private static Throughput plain(String embedder, List<MadeDocument> documents) {
        try (var loop = new PlainLoop(embedder)) {
            loop.run(documents.subList(0, WARM_UP_OF_PLAIN));
            return loop.run(documents);
        }
    }

    private Stages stack(String embedder, List<MadeDocument> warmUp, List<MadeDocument> documents)
            throws IOException, InterruptedException {
        try (var folder = ScratchFolder.below(conditions.target(), "ingest-" + embedder);
                var stack = Stack.start(conditions.launcher(), folder.path(), embedder);
                var publisher = new Publisher(stack);
                var client = new ApiClient(stack.api())) {
            var atReady = ResidentMemory.of(stack.process());
            var first = ingest(warmUp, publisher, client);
            var steady = ingest(documents, publisher, client);
            addMemory(embedder, steady.chunks(), atReady, ResidentMemory.of(stack.process()));
            return new Stages(first, steady);
        }
    }

    private static Throughput ingest(
            List<MadeDocument> documents, Publisher publisher, ApiClient client)
            throws IOException, InterruptedException {
        long before = embeddings(client);
        long begin = System.nanoTime();
        client.await(publisher.publish(documents), "vector", PATIENCE);
        long nanos = System.nanoTime() - begin;
        return new Throughput(documents.size(), embeddings(client) - before, nanos);
    }

    private static long embeddings(ApiClient client) throws IOException, InterruptedException {
        return client.get("/v1/stats").required("embeddings").asLong();
    }

    private void add(
            String what, String embedder, Throughput stack, Throughput plain, boolean steady)
            throws IOException {
        double overhead = 100 * (plain.chunksASecond() / stack.chunksASecond() - 1);
        report.add(
                new Row(
                        what.formatted(embedder, stack.chunks()),
                        stack.cell(),
                        "plain loop " + plain.cell(),
                        String.format(Locale.ROOT, "%.0f %% overhead", overhead),
                        steady && embedder.equals("onnx")
                                ? Goal.atMost(MOST_OVERHEAD_PERCENT, overhead, "%")
                                : Goal.NONE));
    }

    private void addMemory(
            String embedder, long chunks, ResidentMemory atReady, ResidentMemory after)
            throws IOException {
        report.add(
                new Row(
                        "memory with %s after %,d chunks".formatted(embedder, chunks),
                        after.cell(),
                        "when ready " + atReady.cell(),
                        "%+d MiB".formatted(after.all() - atReady.all()),
                        Goal.NONE));
    }

    /// A fresh process's first documents, and those after them.
    private record Stages(Throughput first, Throughput steady) {}
}
