package dev.lexlog.bench;

import dev.lexlog.bench.pipeline.IngestBench;
import dev.lexlog.bench.pipeline.LatencyBench;
import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.search.SearchBench;
import dev.lexlog.bench.stack.StartupBench;
import java.io.IOException;

/// The benchmarks, in the order in which they run.
enum Bench {
    SEARCH,
    INGEST,
    LATENCY,
    STARTUP;

    void run(Conditions conditions, Report report) throws IOException, InterruptedException {
        switch (this) {
            case SEARCH -> new SearchBench(conditions, report).run();
            case INGEST -> new IngestBench(conditions, report).run();
            case LATENCY -> new LatencyBench(conditions, report).run();
            case STARTUP -> new StartupBench(conditions, report).run();
        }
    }
}
