package dev.lexlog.bench.search;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.stack.ScratchFolder;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Builds a generation of each dimension, then searches it over HTTP, in raw Lucene and by DuckDB's
/// exact scan.
public final class SearchBench {
    private static final int[] DIMENSIONS = {384, 1_024};
    private static final int GENERATION = 1;
    private static final double MEBIBYTE = 1 << 20;

    private final Conditions conditions;
    private final Report report;
    private final int chunks;

    public SearchBench(Conditions conditions, Report report) {
        this.conditions = conditions;
        this.report = report;
        this.chunks = conditions.size(100_000, 10_000);
    }

    public void run() throws IOException, InterruptedException {
        for (int dimension : DIMENSIONS) {
            var spec = "hashing:" + dimension;
            try (var folder = ScratchFolder.below(conditions.target(), "search-" + dimension);
                    var embedder = Embedders.create(spec, EmbedderConfig.defaults())) {
                var size = String.format(Locale.ROOT, "%,d × %,d", chunks, dimension);
                report.progress("building " + size);
                var corpus = new Corpus(conditions.seed(), embedder.model());
                build(folder.path(), corpus, size);
                search(folder.path(), corpus, embedder, size);
            }
        }
    }

    private void build(Path folder, Corpus corpus, String size)
            throws IOException, InterruptedException {
        var settings = settings(corpus);
        try (var generation = EmbeddedGeneration.open(folder, GENERATION, settings)) {
            var load = new Load(generation.writer());
            load.all(corpus, chunks);
            double seconds = load.nanos() / 1e9;
            report.add(
                    Row.of(
                            "build " + size,
                            String.format(
                                    Locale.ROOT,
                                    "%.0f s, %,.0f chunks/s",
                                    seconds,
                                    chunks / seconds)));
        }
        report.add(
                Row.of(
                        "files " + size,
                        String.format(
                                Locale.ROOT,
                                "DuckDB %.0f MiB, Lucene %.0f MiB",
                                ScratchFolder.bytes(home(folder).resolve("lexlog.duckdb"))
                                        / MEBIBYTE,
                                ScratchFolder.bytes(index(folder)) / MEBIBYTE)));
    }

    private void search(Path folder, Corpus corpus, Embedder embedder, String size)
            throws IOException, InterruptedException {
        try (var generation = EmbeddedGeneration.open(folder, GENERATION, settings(corpus));
                var lucene = new RawLucene(index(folder))) {
            report.progress("searching %s, %d segments".formatted(size, lucene.segments()));
            var questions = new Questions(conditions, corpus);
            try (var comparison = new Comparison(generation, embedder, lucene, questions)) {
                comparison.run(report, size);
            }
        }
    }

    private static GenerationSettings settings(Corpus corpus) {
        return new GenerationSettings(corpus.model(), "english", Load.PARTITIONS);
    }

    private static Path home(Path folder) {
        return folder.resolve("g" + GENERATION);
    }

    private static Path index(Path folder) {
        return home(folder).resolve("lucene");
    }
}
