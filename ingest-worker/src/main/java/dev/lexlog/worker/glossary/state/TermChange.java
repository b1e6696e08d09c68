package dev.lexlog.worker.glossary.state;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermEdit;
import org.jspecify.annotations.Nullable;

/// What an edit does to one term: null before when it is made, null after when it goes; and what
/// the history says about it.
public record TermChange(
        @Nullable GlossaryTerm before, @Nullable GlossaryTerm after, TermEdit history) {
    public TermChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of no term: " + history.key());
        }
    }
}
