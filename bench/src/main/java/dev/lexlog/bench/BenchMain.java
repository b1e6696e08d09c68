package dev.lexlog.bench;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.Machine;
import dev.lexlog.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;

/// Runs the benchmarks that are named, all when none is, and prints one Markdown table.
public final class BenchMain {
    private BenchMain() {}

    /// Arguments: Lexlog's folder, the folder for the results, then the user's own.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        try {
            run(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench/run: " + e.getMessage() + "; see bench/run --help");
            System.exit(2);
        }
    }

    private static void run(String[] arguments) throws IOException, InterruptedException {
        var options = Options.parse(arguments);
        Files.createDirectories(options.target());
        var conditions =
                new Conditions(
                        options.home().resolve("lexlog"),
                        options.home().resolve("sample/documents"),
                        options.collection(),
                        options.database(),
                        options.target(),
                        options.seed(),
                        options.shortForm());
        try (var report = Report.open(results(options))) {
            report.line(Machine.describe());
            report.line(
                    "seed %d%s"
                            .formatted(options.seed(), options.shortForm() ? ", short form" : ""));
            report.head();
            for (var bench : options.benches()) {
                bench.run(conditions, report);
            }
        }
    }

    private static Path results(Options options) {
        return options.target().resolve("results.md");
    }
}
