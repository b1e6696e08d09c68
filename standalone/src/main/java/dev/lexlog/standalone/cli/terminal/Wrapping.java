package dev.lexlog.standalone.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Text in lines of a width. Line ends of the text stay; blank lines go.
public final class Wrapping {
    private Wrapping() {}

    public static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        text.lines().map(Wrapping::printable).forEach(line -> wrap(line, width, lines));
        return lines;
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
