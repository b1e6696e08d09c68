package dev.lexlog.standalone.cli.publish;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.collect.Collected;
import dev.lexlog.standalone.cli.collect.Draft.BadLine;
import dev.lexlog.standalone.cli.collect.Draft.Skipped;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a publication came to; `outcome` is null when nobody waited for it.
record Report(
        long sent,
        List<Refused> tooLarge,
        List<Skipped> skipped,
        List<BadLine> badLines,
        Map<String, Integer> notText,
        int others,
        @Nullable Outcome outcome) {

    static Report of(
            Collected collected,
            List<Skipped> skipped,
            List<BadLine> badLines,
            Publication publication,
            @Nullable Outcome outcome) {
        return new Report(
                publication.acknowledged(),
                publication.tooLarge(),
                List.copyOf(skipped),
                List.copyOf(badLines),
                collected.notText(),
                collected.others(),
                outcome);
    }

    boolean isGood() {
        return refused().isEmpty() && badLines.isEmpty();
    }

    void print(Terminal terminal) {
        var err = terminal.err();
        skipped.forEach(file -> err.println("skipped " + file.path() + ": " + file.reason()));
        badLines.forEach(line -> err.println(line.place() + ": " + line.reason()));
        refused()
                .forEach(one ->
                        err.printf(
                                "refused %s: %s (%s)%n", one.name(), one.reason(), one.message()));
        if (!notText.isEmpty()) {
            err.println(count(notText) + ": not text: convert first");
        }
        if (others > 0) {
            err.println("left out %s of other kinds".formatted(files(others)));
        }
        terminal.out().println(summary());
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("sent", sent);
        if (outcome != null) {
            json.put("published", outcome.published());
            json.put("unchanged", outcome.unchanged());
            json.put("removed", outcome.removed());
        }
        json.put("refused", refused());
        json.put("bad_lines", badLines);
        json.put("skipped", skipped);
        json.put("not_text", notText);
        json.put("other_files", others);
        return JsonText.of(json);
    }

    private String summary() {
        if (outcome == null) {
            return "published %d; they are searchable in a moment (--wait waits for it)"
                    .formatted(sent);
        }
        var removed = outcome.removed() == 0 ? "" : ", removed " + outcome.removed();
        return "published %d, unchanged %d%s, refused %d%s"
                .formatted(
                        outcome.published(),
                        outcome.unchanged(),
                        removed,
                        refused().size(),
                        reasons());
    }

    private String reasons() {
        return refused().isEmpty()
                ? ""
                : refused().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Refused::reason, TreeMap::new, Collectors.counting()))
                        .toString()
                        .replace('{', '(')
                        .replace('}', ')')
                        .replace('=', ' ')
                        .transform(text -> " " + text);
    }

    private List<Refused> refused() {
        return outcome == null ? tooLarge : outcome.refused();
    }

    private static String count(Map<String, Integer> bySuffix) {
        var files = bySuffix.values().stream().mapToInt(Integer::intValue).sum();
        return "left out %s (%s)".formatted(files(files), String.join(", ", bySuffix.keySet()));
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }
}
