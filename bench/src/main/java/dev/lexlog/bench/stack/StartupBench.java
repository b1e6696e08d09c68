package dev.lexlog.bench.stack;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.bench.report.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// `lexlog up` from launch to `ready` and back, in a folder that is new and in one that holds the
/// sample. The baseline is what any command costs: the launcher and a JVM.
public final class StartupBench {
    private static final int MOST_SECONDS_TO_STOP = 15;

    private final Conditions conditions;
    private final Report report;
    private final int rounds;
    private final Timings stop;

    public StartupBench(Conditions conditions, Report report) {
        this.conditions = conditions;
        this.report = report;
        this.rounds = conditions.size(3, 1);
        this.stop = new Timings(2 * rounds);
    }

    public void run() throws IOException, InterruptedException {
        launch();
        var launcher = new Timings(rounds);
        var cold = new Timings(rounds);
        var warm = new Timings(rounds);
        for (int i = 0; i < rounds; i++) {
            launcher.add(launch());
            try (var folder = ScratchFolder.below(conditions.target(), "startup")) {
                report.progress("startup, round %d of %d".formatted(i + 1, rounds));
                cold.add(start(folder.path(), true));
                warm.add(start(folder.path(), false));
            }
        }
        add("up until ready, new folder, median of " + rounds, cold, launcher);
        add("up until ready, restart, median of " + rounds, warm, launcher);
        double slowest = stop.percentileMillis(100) / 1_000;
        report.add(
                new Row(
                        "SIGTERM until ended, slowest of " + stop.count(),
                        seconds(slowest),
                        "",
                        "",
                        Goal.atMost(MOST_SECONDS_TO_STOP, slowest, "s")));
    }

    private void add(String what, Timings started, Timings launcher) throws IOException {
        double up = started.medianMillis() / 1_000;
        double bare = launcher.medianMillis() / 1_000;
        report.add(
                new Row(
                        what,
                        seconds(up),
                        seconds(bare) + " `lexlog --help`",
                        String.format(Locale.ROOT, "%.1f s more", up - bare),
                        Goal.NONE));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private long start(Path data, boolean publish) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long ready;
        long end;
        try (var stack = Stack.start(conditions.launcher(), data, "onnx")) {
            ready = System.nanoTime() - begin;
            if (publish) {
                stack.publish(conditions.sample());
            }
            end = System.nanoTime();
        }
        stop.add(System.nanoTime() - end);
        return ready;
    }

    private long launch() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int exit =
                new ProcessBuilder(conditions.launcher().toString(), "--help")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IOException("lexlog --help ended with " + exit);
        }
        return System.nanoTime() - begin;
    }
}
