package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.generation.Generation.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Generations as a person reads them.
final class GenerationText {
    private static final List<String> HEAD =
            List.of("", "state", "rows", "size", "lag", "age", "model", "analyser", "index");
    private static final int NUMBERS_FROM = 2;
    private static final int NUMBERS_TO = 5;
    private static final Map<String, String> NEXT =
            Map.of(
                    "ready",
                    "make it answer with: lexlog generation promote %1$d",
                    "refused",
                    "look again with: lexlog generation verify %1$d, or drop it with:"
                            + " lexlog generation retire %1$d");

    private GenerationText() {}

    /// A table; below a generation what it is doing, or why it is refused.
    static List<String> table(List<Generation> all) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        all.forEach(generation -> rows.add(cells(generation)));
        var widths = new int[HEAD.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        lines.add(line(HEAD, widths));
        for (int i = 0; i < all.size(); i++) {
            lines.add(line(rows.get(i + 1), widths));
            lines.addAll(details(all.get(i)));
        }
        return lines;
    }

    private static List<String> cells(Generation generation) {
        return List.of(
                Integer.toString(generation.number()),
                generation.state(),
                Amounts.count(generation.rows()),
                Amounts.size(generation.bytes()),
                Amounts.count(generation.lagRecords()),
                Amounts.time(generation.ageSeconds()),
                "%s (%d)".formatted(generation.model(), generation.dimension()),
                generation.analyser(),
                index(generation));
    }

    private static String index(Generation generation) {
        var set = new ArrayList<String>();
        new TreeMap<>(generation.index())
                .forEach((name, value) -> {
                    if (value != null) {
                        set.add(name + "=" + value);
                    }
                });
        return set.isEmpty() ? "default" : String.join(",", set);
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var padding = " ".repeat(widths[i] - cells.get(i).length());
            boolean number = i == 0 || (i >= NUMBERS_FROM && i <= NUMBERS_TO);
            line.append(number ? padding + cells.get(i) : cells.get(i) + padding).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static List<String> details(Generation generation) {
        var lines = new ArrayList<String>();
        var progress = generation.progress();
        if (progress != null) {
            lines.add("    " + progress(progress));
        }
        if (generation.reason() != null) {
            lines.add("    because " + generation.reason());
        }
        if (generation.verificationWanted()) {
            lines.add("    is to be verified");
        }
        return lines;
    }

    /// As in `loading: 45 %, 12,300 rows/s, 2 min left`.
    static String progress(Phase phase) {
        var parts = new ArrayList<String>();
        if (phase.step() != null && phase.steps() != null) {
            parts.add("step %d of %d".formatted(phase.step(), phase.steps()));
        }
        if (phase.what() != null) {
            parts.add(phase.what());
        }
        if (phase.done() != null && phase.total() != null && phase.total() > 0) {
            parts.add("%d %%".formatted(100 * phase.done() / phase.total()));
        }
        var pace = pace(phase);
        if (!pace.isEmpty()) {
            parts.add(pace);
        }
        return phase.name() + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    /// As in `12,300 rows/s, 2 min left`.
    static String pace(Phase phase) {
        var parts = new ArrayList<String>();
        if (phase.rowsPerSecond() != null) {
            parts.add(String.format(Locale.ROOT, "%,.0f rows/s", phase.rowsPerSecond()));
        }
        if (phase.etaSeconds() != null) {
            parts.add(Amounts.time(phase.etaSeconds()) + " left");
        }
        return String.join(", ", parts);
    }

    /// What became of it, and what can be done next where something can.
    static List<String> outcome(Generation generation) {
        var reason = generation.reason();
        var state = "generation %d is %s".formatted(generation.number(), generation.state());
        var lines = new ArrayList<String>();
        lines.add(reason == null ? state : state + ": " + reason);
        var next = NEXT.get(generation.state());
        if (next != null) {
            lines.add(next.formatted(generation.number()));
        }
        return lines;
    }
}
