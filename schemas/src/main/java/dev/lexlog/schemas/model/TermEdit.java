package dev.lexlog.schemas.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One edit of a term, kept for ever: the `number`-th (from 1) of its id, across removal and
/// redefinition. `change` is the event's name, `details` its fields as a JSON object in canonical
/// order.
public record TermEdit(
        TermId term,
        int number,
        String change,
        String details,
        @Nullable String actor,
        String user,
        @Nullable String domain,
        @Nullable String session,
        Instant at)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.GLOSSARY_HISTORY;
    }

    @Override
    public String key() {
        return Keys.array(term.value(), number);
    }
}
