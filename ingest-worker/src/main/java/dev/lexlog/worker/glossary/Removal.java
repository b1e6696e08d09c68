package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.worker.glossary.edit.GlossaryCommand;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Children;
import dev.lexlog.worker.glossary.edit.TermFields;
import dev.lexlog.worker.glossary.state.OwnedTerms;
import dev.lexlog.worker.glossary.state.TermChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Terms go, and the children they leave behind get another parent or none.
record Removal(GlossaryCommand command, OwnedTerms known) {
    List<TermChange> of(GlossaryTerm term, Children children) {
        var heir =
                switch (children) {
                    case DETACH -> null;
                    case REPARENT -> term.parent();
                };
        return remove(List.of(term), heir);
    }

    /// Children that stay become roots.
    List<TermChange> ofAll(Predicate<GlossaryTerm> which) {
        return remove(known.all().stream().filter(which).toList(), null);
    }

    private List<TermChange> remove(List<GlossaryTerm> gone, @Nullable TermId heir) {
        var ids = gone.stream().map(GlossaryTerm::id).collect(Collectors.toSet());
        var step = new Step(command, known);
        var changes = new ArrayList<TermChange>();
        for (var term : gone) {
            changes.add(step.remove(term));
            for (var child : orphans(term, ids)) {
                changes.add(step.put(child, child.id(), TermFields.of(child).under(heir)));
            }
        }
        return List.copyOf(changes);
    }

    private List<GlossaryTerm> orphans(GlossaryTerm term, Set<TermId> gone) {
        return known.children(term.id()).stream()
                .filter(child -> !gone.contains(child.id()))
                .toList();
    }
}
