package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.worker.glossary.state.OwnedTerms;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.TextRules;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the term that an edit names as a parent, and keeps parents free of cycles.
///
/// A parent is an id or else a name, and a name may live in many domains: the edit's own comes
/// first, then no domain, then the others by id. A term is never its own parent, so its own name
/// means another term of that name, if there is one.
record Parents(OwnedTerms known) {
    /// The term that shall have the parent; null before when it is about to be made.
    record Child(@Nullable TermId id, String name) {}

    Checked<Optional<TermId>> find(
            @Nullable String parent, @Nullable String editDomain, Child child) {
        if (parent == null) {
            return Checked.good(Optional.empty());
        }
        var found = resolve(parent, editDomain, child);
        if (found.isEmpty()) {
            return Names.folded(parent).equals(Names.folded(child.name()))
                    ? cycle(parent, child)
                    : Checked.bad(
                            ReasonCode.UNKNOWN_PARENT,
                            "parent %s of %s is neither the id nor the name of a term of this user: define it first"
                                    .formatted(
                                            TextRules.shown(parent),
                                            TextRules.shown(child.name())));
        }
        return descendsFrom(found.get(), child.id()) ? cycle(parent, child) : Checked.good(found);
    }

    private Optional<TermId> resolve(String parent, @Nullable String editDomain, Child child) {
        var id = new TermId(parent);
        if (known.term(id) != null) {
            return Optional.of(id);
        }
        return known.named(Names.folded(parent)).stream()
                .filter(term -> !term.id().equals(child.id()))
                .min(
                        Comparator.<GlossaryTerm>comparingInt(term -> distance(term, editDomain))
                                .thenComparing(GlossaryTerm::id))
                .map(GlossaryTerm::id);
    }

    private static int distance(GlossaryTerm term, @Nullable String editDomain) {
        if (Objects.equals(term.domain(), editDomain)) {
            return 0;
        }
        return term.domain() == null ? 1 : 2;
    }

    private boolean descendsFrom(TermId parent, @Nullable TermId child) {
        for (@Nullable TermId at = parent; at != null; at = parentOf(at)) {
            if (at.equals(child)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable TermId parentOf(TermId id) {
        var term = known.term(id);
        return term == null ? null : term.parent();
    }

    private static <T> Checked<T> cycle(String parent, Child child) {
        return Checked.bad(
                ReasonCode.PARENT_CYCLE,
                "parent %s of %s is the term itself or one below it: choose one that is not"
                        .formatted(TextRules.shown(parent), TextRules.shown(child.name())));
    }
}
