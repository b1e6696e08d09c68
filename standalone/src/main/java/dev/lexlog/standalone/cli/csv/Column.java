package dev.lexlog.standalone.cli.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A column, in the order of the header.
public enum Column {
    NAME,
    DISPLAY_NAME,
    DEFINITION,
    DOMAIN,
    PARENT,
    PARENT_VERB,
    ALIASES,
    STATUS,
    TAGS;

    /// As the header writes it.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }

    static Optional<Column> titled(String text) {
        var title = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(column -> column.title().equals(title)).findFirst();
    }
}
