package dev.lexlog.bench.rebuild;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.DatabaseAddress;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.stack.ApiClient;
import dev.lexlog.bench.stack.MadeDocuments;
import dev.lexlog.bench.stack.RoleProcess;
import dev.lexlog.bench.stack.Roles;
import dev.lexlog.bench.stack.ScratchFolder;
import dev.lexlog.bench.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A log of 100,000 chunks, rebuilt until the new generation is ready, verification included: in
/// DuckDB and Lucene, and, if there is one, in a PostgreSQL by two projectors, twice, and by one.
public final class RebuildBench {
    private static final String EMBEDDER = "hashing:1024";
    private static final int PARAGRAPHS = 10;

    /// Two of these do not fit into one chunk.
    private static final int WORDS = 220;

    private static final double MOST = 1.25;

    /// The first one, and three rebuilds.
    private static final int GENERATIONS = 4;

    private final Conditions conditions;
    private final Report report;
    private final @Nullable String database;

    public RebuildBench(Conditions conditions, Report report) {
        this.conditions = conditions;
        this.report = report;
        this.database = conditions.database();
    }

    public void run() throws IOException, InterruptedException {
        try (var folder = ScratchFolder.below(conditions.target(), "rebuild")) {
            var data = folder.path().resolve("data");
            Rebuild embedded;
            try (var stack = Stack.start(conditions.launcher(), data, EMBEDDER)) {
                report.progress("rebuild: filling the log");
                stack.publish(
                        new MadeDocuments(conditions.seed(), PARAGRAPHS, WORDS)
                                .write(folder.path(), "log", conditions.size(10_000, 300)));
                report.progress("rebuild: DuckDB and Lucene");
                try (var api = new ApiClient(stack.api())) {
                    embedded = Rebuild.run(api);
                }
                if (database != null) {
                    postgres(folder.path(), stack, database);
                }
            }
            report.progress("rebuild: appender and raw Lucene");
            var file =
                    data.resolve("generations/g%d/lexlog.duckdb".formatted(embedded.generation()));
            double raw = new RawEmbeddedLoad(file, folder.path()).run();
            add("DuckDB and Lucene", embedded, "appender and raw Lucene", raw);
        } catch (SQLException e) {
            throw new IOException("the baseline failed: " + e.getMessage(), e);
        }
    }

    private void postgres(Path folder, Stack stack, String database)
            throws IOException, InterruptedException, SQLException {
        var roles = new Roles(conditions.launcher(), folder, stack, database, EMBEDDER);
        var address = DatabaseAddress.of(database);
        try (var raw = new RawPostgresLoad(address)) {
            drop(raw);
            try (var _ = projector(roles, "one");
                    var process = roles.api();
                    var api = new ApiClient(process.address())) {
                Rebuild cold;
                Rebuild two;
                try (var _ = projector(roles, "two")) {
                    report.progress("rebuild: PostgreSQL, first generation");
                    Rebuild.awaitLive(api);
                    report.progress("rebuild: PostgreSQL, two projectors");
                    cold = Rebuild.run(api);
                    cold.retire(api);
                    report.progress("rebuild: PostgreSQL, two projectors again");
                    two = Rebuild.run(api);
                    two.retire(api);
                }
                report.progress("rebuild: PostgreSQL, one projector");
                var one = Rebuild.run(api);
                report.progress("rebuild: raw COPY");
                double seconds = raw.load(one.generation(), folder);
                var baseline = "binary COPY and the same indexes";
                add("PostgreSQL, 1 projector", one, baseline, seconds);
                add("PostgreSQL, 2 projectors", two, baseline, seconds);
                add("PostgreSQL, 2 that never loaded before", cold, baseline, seconds);
            }
            drop(raw);
        }
    }

    private static RoleProcess projector(Roles roles, String instance) throws IOException {
        return roles.projector(instance, Map.of());
    }

    private static void drop(RawPostgresLoad raw) throws SQLException {
        raw.drop("lexlog");
        for (int generation = 1; generation <= GENERATIONS; generation++) {
            raw.drop("lexlog_g" + generation);
        }
    }

    private void add(String where, Rebuild rebuild, String baseline, double seconds)
            throws IOException {
        double times = rebuild.seconds() / seconds;
        report.add(
                new Row(
                        "rebuild until ready, %s, %,d rows".formatted(where, rebuild.rows()),
                        rebuild.cell(),
                        String.format(Locale.ROOT, "%.1f s %s", seconds, baseline),
                        String.format(
                                Locale.ROOT,
                                "%.2f ×, %.2f × without verifying",
                                times,
                                rebuild.secondsWithoutVerifying() / seconds),
                        Goal.atMost(MOST, times, "×")));
    }
}
