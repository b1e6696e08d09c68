package dev.lexlog.standalone.cli.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A term as a row tells it. Null is a column that the file does not have, and an empty text a cell
/// with nothing in it.
///
/// @param line where the row begins, counted from 1
/// @param domain null for none
/// @param parent an id or a name
/// @param parentVerb null also when the cell is empty, like `status`
public record TermRow(
        long line,
        String name,
        @Nullable String displayName,
        @Nullable String definition,
        @Nullable String domain,
        @Nullable String parent,
        @Nullable String parentVerb,
        @Nullable List<String> aliases,
        @Nullable String status,
        @Nullable Map<String, Map<String, String>> tags) {
    public TermRow {
        aliases = aliases == null ? null : List.copyOf(aliases);
        tags = tags == null ? null : Map.copyOf(tags);
    }

    /// In this domain, unless the row names one.
    public TermRow inDomain(@Nullable String other) {
        return new TermRow(
                line,
                name,
                displayName,
                definition,
                domain == null ? other : domain,
                parent,
                parentVerb,
                aliases,
                status,
                tags);
    }
}
