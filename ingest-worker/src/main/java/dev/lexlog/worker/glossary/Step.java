package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.worker.glossary.edit.GlossaryCommand;
import dev.lexlog.worker.glossary.edit.TermFields;
import dev.lexlog.worker.glossary.state.Counters;
import dev.lexlog.worker.glossary.state.OwnedTerms;
import dev.lexlog.worker.glossary.state.TermChange;
import org.jspecify.annotations.Nullable;

/// What one edit does to one term, with the next revision and history number of its id.
record Step(GlossaryCommand command, OwnedTerms known) {
    TermChange put(@Nullable GlossaryTerm before, TermId id, TermFields fields) {
        var counters = known.counters(id);
        var after =
                fields.with(
                        new TermFields.Life(
                                id,
                                before == null ? command.session() : before.session(),
                                command.user(),
                                before == null ? command.at() : before.createdAt(),
                                command.at(),
                                counters.revision() + 1,
                                command.actor()));
        return new TermChange(before, after, history(after, counters));
    }

    TermChange remove(GlossaryTerm before) {
        return new TermChange(before, null, history(before, known.counters(before.id())));
    }

    private TermEdit history(GlossaryTerm term, Counters counters) {
        return new TermEdit(
                term.id(),
                counters.number() + 1,
                command.change(),
                command.details(),
                command.actor(),
                command.user(),
                term.domain(),
                command.session(),
                command.at());
    }
}
