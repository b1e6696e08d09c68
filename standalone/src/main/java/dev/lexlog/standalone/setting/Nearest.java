package dev.lexlog.standalone.setting;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The name that somebody who wrote another one probably meant: that of the fewest edits, unless
/// half of it would have to change.
final class Nearest {
    private Nearest() {}

    static Optional<String> to(String written, Stream<String> names) {
        return names.min(Comparator.comparingInt(name -> edits(written, name)))
                .filter(name -> 2 * edits(written, name) <= Math.max(name.length(), 4));
    }

    /// Insertions, deletions and replacements (Levenshtein).
    private static int edits(String from, String to) {
        var costs = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[to.length()];
    }
}
