package dev.lexlog.standalone.cli.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Aliases in one cell, told apart by `|`. Blanks around them do not count. A backslash takes the
/// meaning off a `|`, a backslash or an outer blank of an alias.
final class Aliases {
    private static final char BETWEEN = '|';
    private static final char ESCAPE = '\\';

    private Aliases() {}

    static String write(List<String> aliases) {
        return aliases.stream().map(Aliases::escaped).collect(Collectors.joining("|"));
    }

    static List<String> read(String cell) {
        var aliases = new ArrayList<String>();
        var alias = new StringBuilder();
        int kept = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == BETWEEN) {
                add(alias, kept, aliases);
                kept = 0;
            } else if (c == ESCAPE && isEscapable(cell, i + 1)) {
                i++;
                alias.append(cell.charAt(i));
                kept = alias.length();
            } else if (!Character.isWhitespace(c)) {
                alias.append(c);
                kept = alias.length();
            } else if (!alias.isEmpty()) {
                alias.append(c);
            }
        }
        add(alias, kept, aliases);
        return aliases;
    }

    /// The alias ends behind its last character that counts.
    private static void add(StringBuilder alias, int end, List<String> aliases) {
        if (end > 0) {
            aliases.add(alias.substring(0, end));
        }
        alias.setLength(0);
    }

    private static boolean isEscapable(String cell, int at) {
        if (at >= cell.length()) {
            return false;
        }
        char c = cell.charAt(at);
        return c == BETWEEN || c == ESCAPE || Character.isWhitespace(c);
    }

    private static String escaped(String alias) {
        int from = 0;
        int to = alias.length();
        while (from < to && Character.isWhitespace(alias.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(alias.charAt(to - 1))) {
            to--;
        }
        var escaped = new StringBuilder();
        for (int i = 0; i < alias.length(); i++) {
            char c = alias.charAt(i);
            if (c == BETWEEN || c == ESCAPE || i < from || i >= to) {
                escaped.append(ESCAPE);
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
