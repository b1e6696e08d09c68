package dev.lexlog.worker.glossary.state;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One user's live terms before an edit, and how far the numbers of each id have come.
public interface OwnedTerms {
    /// Null when no live term has this id.
    @Nullable GlossaryTerm term(TermId id);

    /// The live terms called so, in any domain and order.
    List<GlossaryTerm> named(String nameFolded);

    /// The term's children, sorted by id.
    List<GlossaryTerm> children(TermId parent);

    /// All live terms, sorted by id.
    List<GlossaryTerm> all();

    /// Of a live, gone or new id.
    Counters counters(TermId id);
}
