package dev.lexlog.bench;

import dev.lexlog.bench.knowledge.KnowledgeBench;
import dev.lexlog.bench.pipeline.IngestBench;
import dev.lexlog.bench.pipeline.LatencyBench;
import dev.lexlog.bench.projector.ProjectorsBench;
import dev.lexlog.bench.quality.BeirCollection;
import dev.lexlog.bench.rebuild.RebuildBench;
import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.search.PostgresSearchBench;
import dev.lexlog.bench.search.SearchBench;
import dev.lexlog.bench.stack.StartupBench;
import dev.lexlog.bench.write.PostgresWriteBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The benchmarks, in the order in which they run.
enum Bench {
    SEARCH,
    POSTGRES_SEARCH,
    POSTGRES_WRITE,
    PROJECTORS,
    REBUILD,
    INGEST,
    KNOWLEDGE,
    LATENCY,
    STARTUP;

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void run(Conditions conditions, Report report) throws IOException, InterruptedException {
        switch (this) {
            case SEARCH -> new SearchBench(conditions, report).run();
            case POSTGRES_SEARCH ->
                    new PostgresSearchBench(
                                    conditions,
                                    report,
                                    Objects.requireNonNull(conditions.database()))
                            .run();
            case POSTGRES_WRITE ->
                    new PostgresWriteBench(
                                    conditions,
                                    report,
                                    Objects.requireNonNull(conditions.database()))
                            .run();
            case PROJECTORS ->
                    new ProjectorsBench(
                                    conditions,
                                    report,
                                    Objects.requireNonNull(conditions.database()))
                            .run();
            case REBUILD -> new RebuildBench(conditions, report).run();
            case INGEST -> new IngestBench(conditions, report).run();
            case KNOWLEDGE ->
                    new KnowledgeBench(conditions, report, texts(conditions.collection())).run();
            case LATENCY -> new LatencyBench(conditions, report).run();
            case STARTUP -> new StartupBench(conditions, report).run();
        }
    }

    private static Map<String, String> texts(@Nullable Path collection) throws IOException {
        return BeirCollection.read(Objects.requireNonNull(collection)).documents();
    }
}
