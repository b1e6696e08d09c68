package dev.lexlog.standalone.cli.read;

import dev.lexlog.standalone.cli.terminal.Terminal;
import dev.lexlog.standalone.cli.terminal.Wrapping;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The few neighbouring lines of a chunk that hold most of the query's words, the first such.
final class Snippet {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int STEM = 5;

    private final Set<String> stems;
    private final int width;
    private final int most;

    Snippet(String query, int width, int most) {
        this.stems = stems(query);
        this.width = width;
        this.most = most;
    }

    List<String> lines(String content) {
        var lines = Wrapping.lines(content, width);
        var first =
                IntStream.rangeClosed(0, Math.max(0, lines.size() - most))
                        .boxed()
                        .reduce((a, b) -> found(lines, b) > found(lines, a) ? b : a)
                        .orElse(0);
        return lines.subList(first, Math.min(lines.size(), first + most));
    }

    String marked(String line, Terminal terminal) {
        return WORD.matcher(line)
                .replaceAll(word ->
                        Matcher.quoteReplacement(
                                stems.contains(stem(word.group()))
                                        ? terminal.strong(word.group())
                                        : word.group()));
    }

    private int found(List<String> lines, int first) {
        var window = lines.subList(first, Math.min(lines.size(), first + most));
        var found = new HashSet<>(stems(String.join(" ", window)));
        found.retainAll(stems);
        return found.stream().mapToInt(Snippet::weight).sum();
    }

    /// A number or a code is what the reader looks for.
    private static int weight(String stem) {
        return stem.chars().anyMatch(Character::isDigit) ? 4 : 1;
    }

    private static Set<String> stems(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group())
                .filter(word -> word.length() > 2)
                .map(Snippet::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String stem(String word) {
        var folded = word.toLowerCase(Locale.ROOT);
        return folded.length() <= STEM ? folded : folded.substring(0, STEM);
    }
}
