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

/// Documents published all at once, until the last is found by its vectors. The plain loop runs
/// before and after, while no stack does, so that a machine that slows down slows both.
public final class IngestBench {
    private static final int SECTIONS = 6;
    private static final double MOST_OVERHEAD_PERCENT = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Conditions conditions;
    private final Report report;

    public IngestBench(Conditions conditions, Report report) {
        this.conditions = conditions;
        this.report = report;
    }

    public void run() throws IOException, InterruptedException {
        measure("onnx", conditions.size(300, 20), conditions.size(40, 5));
        measure("hashing", conditions.size(5_000, 300), conditions.size(500, 50));
    }

    private void measure(String embedder, int count, int warmUp)
            throws IOException, InterruptedException {
        var texts = SampleTexts.read(conditions.sample(), conditions.seed());
        var first = texts.documents("warm-up", 0, warmUp, SECTIONS);
        var documents = texts.documents("document", 0, count, SECTIONS);
        report.progress("ingest with %s: the plain loop".formatted(embedder));
        var before = plain(embedder, first, documents);
        report.progress("ingest with %s: the stack".formatted(embedder));
        var stack = stack(embedder, first, documents);
        report.progress("ingest with %s: the plain loop again".formatted(embedder));
        add(embedder, stack, before.plus(plain(embedder, first, documents)));
    }

    private static Throughput plain(
            String embedder, List<MadeDocument> warmUp, List<MadeDocument> documents) {
        try (var loop = new PlainLoop(embedder)) {
            loop.run(warmUp);
            return loop.run(documents);
        }
    }

    private Throughput stack(
            String embedder, List<MadeDocument> warmUp, List<MadeDocument> documents)
            throws IOException, InterruptedException {
        try (var folder = ScratchFolder.below(conditions.target(), "ingest-" + embedder);
                var stack = Stack.start(conditions.launcher(), folder.path(), embedder);
                var publisher = new Publisher(stack);
                var client = new ApiClient(stack.api())) {
            var atReady = ResidentMemory.of(stack.process());
            client.await(publisher.publish(warmUp), "vector", PATIENCE);
            long before = embeddings(client);
            long begin = System.nanoTime();
            client.await(publisher.publish(documents), "vector", PATIENCE);
            long nanos = System.nanoTime() - begin;
            long chunks = embeddings(client) - before;
            addMemory(embedder, chunks, atReady, ResidentMemory.of(stack.process()));
            return new Throughput(documents.size(), chunks, nanos);
        }
    }

    private static long embeddings(ApiClient client) throws IOException, InterruptedException {
        return client.get("/v1/stats").required("embeddings").asLong();
    }

    private void add(String embedder, Throughput stack, Throughput plain) throws IOException {
        if (2 * stack.chunks() != plain.chunks()) {
            throw new IOException(
                    "the stack has %d chunks, the plain loop twice made %d"
                            .formatted(stack.chunks(), plain.chunks()));
        }
        double overhead = 100 * (plain.chunksASecond() / stack.chunksASecond() - 1);
        report.add(
                new Row(
                        "ingest with %s, %,d chunks".formatted(embedder, stack.chunks()),
                        stack.cell(),
                        "plain loop " + plain.cell(),
                        String.format(Locale.ROOT, "%.0f %% overhead", overhead),
                        embedder.equals("onnx")
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
}
