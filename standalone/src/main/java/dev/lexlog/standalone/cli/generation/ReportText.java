package dev.lexlog.standalone.cli.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.generation.Generation.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a verification found, as a person reads it.
final class ReportText {
    private ReportText() {}

    /// How the generation stands, then what was found.
    static List<String> of(Generation generation) {
        var lines = new ArrayList<>(GenerationText.outcome(generation));
        var verification = generation.verification();
        if (verification != null) {
            lines.addAll(of(verification));
        }
        return lines;
    }

    private static List<String> of(Verification verification) {
        var report = verification.report();
        var lines = new ArrayList<String>();
        lines.add((verification.sound() ? "sound" : "not sound") + ", " + verification.at());
        report.path("problems").forEach(problem -> lines.add("  " + problem.asText()));
        var live = "generation " + report.path("live").asText();
        for (var table : report.path("tables")) {
            addDifferences(lines, table, table.path("log"), "the log");
            addDifferences(lines, table, table.path("live"), live);
        }
        addUnindexed(lines, report);
        var recall = report.path("recall_at_ten");
        if (recall.isNumber()) {
            lines.add(String.format(Locale.ROOT, "  recall@10 %.3f", recall.asDouble()));
        }
        return lines;
    }

    private static void addDifferences(
            List<String> lines, JsonNode table, JsonNode differences, String other) {
        long there = differences.path("only_there").asLong();
        long here = differences.path("only_here").asLong();
        long different = differences.path("different").asLong();
        if (there + here + different > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %s: %,d only in %s, %,d only here, %,d different%s",
                            table.path("table").asText(),
                            there,
                            other,
                            here,
                            different,
                            examples(differences.path("examples"))));
        }
    }

    private static void addUnindexed(List<String> lines, JsonNode report) {
        var first = report.path("unindexed");
        if (!first.isEmpty()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %,d not found through the index%s",
                            report.path("unindexed_count").asInt(first.size()),
                            examples(first)));
        }
    }

    private static String examples(JsonNode keys) {
        var named = keys.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : ": " + named;
    }
}
