package dev.lexlog.store.relational;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// A column among thousands of names: one text that the engine splits, for a list of as many
/// literals takes ten times as long to read as to answer.
public final class AmongNames {
    private static final int FIRST_SEPARATOR = 0x1f;
    private static final int NEXT_SEPARATORS = 0xe000;

    private AmongNames() {}

    public static Condition of(Field<String> column, Collection<String> names) {
        if (names.isEmpty()) {
            return DSL.falseCondition();
        }
        var separator = Character.toString(separator(names));
        return DSL.condition(
                "{0} IN (SELECT unnest(string_to_array({1}, {2})))",
                column, DSL.inline(String.join(separator, names)), DSL.inline(separator));
    }

    /// A character that no name has.
    private static int separator(Collection<String> names) {
        int separator = FIRST_SEPARATOR;
        for (int next = NEXT_SEPARATORS; isIn(names, separator); next++) {
            separator = next;
        }
        return separator;
    }

    private static boolean isIn(Collection<String> names, int character) {
        return names.stream().anyMatch(name -> name.indexOf(character) >= 0);
    }
}
