package dev.lexlog.bench.projector;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.DatabaseAddress;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.stack.MadeDocuments;
import dev.lexlog.bench.stack.RoleProcess;
import dev.lexlog.bench.stack.Roles;
import dev.lexlog.bench.stack.ScratchFolder;
import dev.lexlog.bench.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A log folded into PostgreSQL by one projector process and by two, and how long it takes until
/// the log flows on after one of two was killed. The schema is dropped before and after.
public final class ProjectorsBench {
    private static final String EMBEDDER = "hashing:384";

    /// Of the first generation, and of the catalogue of generations.
    static final String SCHEMA = "lexlog_g1";

    static final String CATALOGUE = "lexlog";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    private static final int WORDS = 120;
    private static final int STRIKES = 3;

    /// Enough that every partition has some.
    private static final int AFTER_A_STRIKE = 60;

    private final Conditions conditions;
    private final Report report;
    private final String database;

    public ProjectorsBench(Conditions conditions, Report report, String database) {
        this.conditions = conditions;
        this.report = report;
        this.database = database;
    }

    public void run() throws IOException, InterruptedException {
        try (var folder = ScratchFolder.below(conditions.target(), "projectors");
                var stack =
                        Stack.start(
                                conditions.launcher(), folder.path().resolve("data"), EMBEDDER);
                var progress = new Progress(DatabaseAddress.of(database), stack)) {
            report.progress("filling the log");
            stack.publish(documents(folder.path(), "log", conditions.size(6_000, 300)));
            report.progress("one projector");
            var one = fold(folder.path(), stack, progress, List.of("one"));
            report.progress("two projectors");
            var two = fold(folder.path(), stack, progress, List.of("one", "two"));
            report.add(
                    new Row(
                            "2 projector processes, %,d offsets of the log"
                                    .formatted(one.offsets()),
                            two.cell(),
                            "1 projector process " + one.cell(),
                            String.format(Locale.ROOT, "%.2f ×", two.perSecond() / one.perSecond()),
                            Goal.NONE));
            report.progress("SIGKILL");
            takeOver(folder.path(), stack, progress);
            progress.drop();
        } catch (SQLException e) {
            throw new IOException("PostgreSQL failed: " + e.getMessage(), e);
        }
    }

    private Pace fold(Path folder, Stack stack, Progress progress, List<String> instances)
            throws IOException, InterruptedException, SQLException {
        progress.drop();
        var ends = progress.ends();
        var started = new ArrayList<RoleProcess>();
        try {
            for (var instance : instances) {
                started.add(start(folder, stack, instance));
            }
            progress.awaitBegin(PATIENCE);
            long begin = System.nanoTime();
            progress.await(ends, PATIENCE);
            long offsets = ends.values().stream().mapToLong(Long::longValue).sum();
            return new Pace(offsets, System.nanoTime() - begin);
        } finally {
            for (var process : started) {
                process.close();
            }
        }
    }

    private void takeOver(Path folder, Stack stack, Progress progress)
            throws IOException, InterruptedException {
        var times = new ArrayList<Duration>();
        try (var _ = start(folder, stack, "one")) {
            for (int strike = 0; strike < STRIKES; strike++) {
                var victim = start(folder, stack, "two");
                flow(folder, stack, progress, "before-" + strike);
                victim.kill();
                times.add(flow(folder, stack, progress, "after-" + strike));
            }
        }
        times.sort(null);
        report.add(
                new Row(
                        "until the log flows on after a SIGKILL of one of 2, median of " + STRIKES,
                        seconds(times.get(times.size() / 2)),
                        "session time-out " + seconds(SESSION_TIMEOUT),
                        "longest " + seconds(times.getLast()),
                        Goal.NONE));
    }

    /// Until documents of all partitions are in the tables.
    private Duration flow(Path folder, Stack stack, Progress progress, String name)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        stack.publish(documents(folder, name, AFTER_A_STRIKE));
        progress.await(progress.ends(), PATIENCE);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private RoleProcess start(Path folder, Stack stack, String instance) throws IOException {
        var timeout = SESSION_TIMEOUT.toSeconds() + "s";
        return new Roles(conditions.launcher(), folder, stack, database, EMBEDDER)
                .projector(instance, Map.of("LEXLOG_PROJECTOR_SESSION_TIMEOUT", timeout));
    }

    private Path documents(Path folder, String kind, int count) throws IOException {
        return new MadeDocuments(conditions.seed(), 1, WORDS).write(folder, kind, count);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private record Pace(long offsets, long nanos) {
        double perSecond() {
            return offsets / (nanos / 1e9);
        }

        String cell() {
            return String.format(Locale.ROOT, "%,.0f offsets/s", perSecond());
        }
    }
}
