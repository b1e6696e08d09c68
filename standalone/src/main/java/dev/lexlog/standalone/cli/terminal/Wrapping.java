package dev.lexlog.standalone.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Markdown in lines of a width: a paragraph flows, headings, lists, tables and code keep their
/// lines. Blank lines and the rules of tables go.
public final class Wrapping {
    private static final Pattern OWN_LINE = Pattern.compile("(#|\\||[-*+] |\\d+\\. |>|```).*");
    private static final Pattern CLOSED_LINE = Pattern.compile("(#|\\||```).*|[|:\\- ]*");
    private static final Pattern RULE = Pattern.compile("[|:\\- ]*");

    private Wrapping() {}

    public static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        flowed(text).forEach(line -> wrap(line, width, lines));
        return lines;
    }

    private static List<String> flowed(String text) {
        var flowed = new ArrayList<String>();
        var fenced = false;
        var open = false;
        for (var raw : text.lines().toList()) {
            var line = printable(raw);
            fenced ^= line.startsWith("```");
            var own = fenced || OWN_LINE.matcher(line).matches();
            if (open && !own && !line.isEmpty()) {
                flowed.add(flowed.removeLast() + " " + line);
            } else if (!RULE.matcher(line).matches()) {
                flowed.add(line);
            }
            open = !fenced && !line.isEmpty() && !CLOSED_LINE.matcher(line).matches();
        }
        return flowed;
    }

    /// A document may hold any character; a terminal obeys some of them.
    private static String printable(String line) {
        return line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static void wrap(String line, int width, List<String> lines) {
        var rest = line;
        while (rest.length() > width) {
            var space = rest.lastIndexOf(' ', width);
            var end = space > 0 ? space : rest.offsetByCodePoints(0, codePointsIn(rest, width));
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
    }

    private static int codePointsIn(String text, int width) {
        return Math.max(
                1, text.substring(0, width).codePointCount(0, width) - splitPair(text, width));
    }

    private static int splitPair(String text, int width) {
        return Character.isHighSurrogate(text.charAt(width - 1)) ? 1 : 0;
    }
}
