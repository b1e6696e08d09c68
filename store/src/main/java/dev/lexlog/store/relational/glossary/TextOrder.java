package dev.lexlog.store.relational.glossary;

import dev.lexlog.store.read.NamePlace;
import dev.lexlog.store.read.UnifiedGlossaryReads.RowPlace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/// Text in the order of code points, as SQL sorts it; Java's own order is that of UTF-16.
final class TextOrder {
    static final Comparator<String> TEXT =
            (one, other) ->
                    Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8),
                            other.getBytes(StandardCharsets.UTF_8));

    static final Comparator<NamePlace> NAME_PLACE =
            Comparator.comparing(NamePlace::nameFolded, TEXT).thenComparing(NamePlace::id, TEXT);

    static final Comparator<RowPlace> ROW_PLACE =
            Comparator.comparing(RowPlace::nameFolded, TEXT)
                    .thenComparing(place -> Objects.requireNonNullElse(place.domain(), ""), TEXT);

    private TextOrder() {}
}
