package dev.lexlog.worker.chunk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stack of open headings. A sheet is level 0 and so lies below every heading.
final class Breadcrumb {
    private static final int LONGEST_TITLE = 500;

    private record Title(int level, String words) {}

    private final List<Title> titles = new ArrayList<>();
    private @Nullable String section;

    @Nullable String section() {
        return section;
    }

    void enter(int level, String words) {
        while (!titles.isEmpty() && titles.getLast().level() >= level) {
            titles.removeLast();
        }
        if (!words.isEmpty()) {
            titles.add(new Title(level, shortened(words)));
        }
        section = titles.isEmpty() ? null : joined();
    }

    private String joined() {
        return String.join(" > ", titles.stream().map(Title::words).toList());
    }

    /// Every chunk of a section repeats its title: one of a megabyte would be repeated a thousand
    /// times.
    private static String shortened(String words) {
        if (words.codePointCount(0, words.length()) <= LONGEST_TITLE) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
