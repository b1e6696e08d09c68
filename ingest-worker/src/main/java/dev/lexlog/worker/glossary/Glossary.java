package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.worker.glossary.Parents.Child;
import dev.lexlog.worker.glossary.edit.FieldChanges;
import dev.lexlog.worker.glossary.edit.GlossaryCommand;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action.Alter;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action.Clear;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action.Define;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action.Remove;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action.RemoveByStatus;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action.Rename;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Subject;
import dev.lexlog.worker.glossary.edit.SizeRules;
import dev.lexlog.worker.glossary.edit.TermFields;
import dev.lexlog.worker.glossary.state.OwnedTerms;
import dev.lexlog.worker.glossary.state.TermBytes;
import dev.lexlog.worker.glossary.state.TermChange;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what an edit does to its user's terms. The first rule that fails gives the reason, in
/// this order: the term is known, its parent is, no cycle, the name is free, the row is not too
/// large. An edit that changes nothing gives no change.
record Glossary(OwnedTerms known) {
    Checked<List<TermChange>> after(GlossaryCommand command) {
        return switch (command.action()) {
            case Define define -> define(command, define);
            case Alter alter ->
                    subject(alter.subject(), command.domain())
                            .then(term -> alter(command, term, alter.changes()));
            case Rename rename ->
                    subject(rename.subject(), command.domain())
                            .then(term -> rename(command, term, rename.newName()));
            case Remove(var subject, var children) ->
                    subject(subject, command.domain())
                            .then(term ->
                                    Checked.good(new Removal(command, known).of(term, children)));
            case RemoveByStatus(var status, var provenance) ->
                    Checked.good(
                            new Removal(command, known)
                                    .ofAll(term ->
                                            term.status() == status
                                                    && (provenance == null
                                                            || term.provenance() == provenance)));
            case Clear(var session) ->
                    Checked.good(
                            new Removal(command, known)
                                    .ofAll(term ->
                                            session == null || session.equals(term.session())));
        };
    }

    private Checked<List<TermChange>> define(GlossaryCommand command, Define define) {
        var fields = define.fields();
        var folded = Names.folded(fields.name());
        var before = called(folded, fields.domain());
        return parent(define.parent(), command, before, fields.name())
                .then(parent -> {
                    var id = before == null ? freeId(folded, command) : before.id();
                    return put(command, before, id, fields.under(parent.orElse(null)));
                });
    }

    private Checked<List<TermChange>> alter(
            GlossaryCommand command, GlossaryTerm before, FieldChanges changes) {
        return parent(changes.parent(), command, before, before.name())
                .then(parent -> {
                    var after = changes.of(TermFields.of(before), parent.orElse(null));
                    return free(before, after.name(), after.domain())
                            .then(term -> put(command, term, term.id(), after));
                });
    }

    private Checked<List<TermChange>> rename(
            GlossaryCommand command, GlossaryTerm before, String newName) {
        if (newName.equals(before.name())) {
            return Checked.good(List.of());
        }
        return free(before, newName, before.domain())
                .then(term -> put(command, term, term.id(), TermFields.of(term).renamed(newName)));
    }

    private Checked<Optional<TermId>> parent(
            @Nullable String parent,
            GlossaryCommand command,
            @Nullable GlossaryTerm child,
            String name) {
        return new Parents(known)
                .find(parent, command.domain(), new Child(child == null ? null : child.id(), name));
    }

    private Checked<GlossaryTerm> subject(Subject subject, @Nullable String domain) {
        var term =
                switch (subject) {
                    case Subject.ById(var id) -> known.term(id);
                    case Subject.ByName(var name) -> called(Names.folded(name), domain);
                };
        return term == null ? unknown(subject, domain) : Checked.good(term);
    }

    private static Checked<GlossaryTerm> unknown(Subject subject, @Nullable String domain) {
        return Checked.bad(
                ReasonCode.UNKNOWN_TERM,
                switch (subject) {
                    case Subject.ById(var id) ->
                            "term_id %s is no term of this user"
                                    .formatted(TextRules.shown(id.value()));
                    case Subject.ByName(var name) ->
                            "name %s is no term of this user in domain %s"
                                    .formatted(TextRules.shown(name), TextRules.shown(domain));
                });
    }

    /// The term, unless another one has the name in the domain.
    private Checked<GlossaryTerm> free(GlossaryTerm term, String name, @Nullable String domain) {
        var holder = called(Names.folded(name), domain);
        return holder == null || holder.id().equals(term.id())
                ? Checked.good(term)
                : Checked.bad(
                        ReasonCode.NAME_TAKEN,
                        "the name %s belongs to term %s in domain %s"
                                .formatted(
                                        TextRules.shown(name),
                                        holder.id(),
                                        TextRules.shown(domain)));
    }

    private @Nullable GlossaryTerm called(String nameFolded, @Nullable String domain) {
        return known.named(nameFolded).stream()
                .filter(term -> Objects.equals(term.domain(), domain))
                .findFirst()
                .orElse(null);
    }

    private TermId freeId(String nameFolded, GlossaryCommand command) {
        for (int n = 0; ; n++) {
            var id = TermId.of(nameFolded, command.user(), command.domain(), n);
            if (known.term(id) == null) {
                return id;
            }
        }
    }

    private Checked<List<TermChange>> put(
            GlossaryCommand command, @Nullable GlossaryTerm before, TermId id, TermFields fields) {
        if (before != null && TermFields.of(before).equals(fields)) {
            return Checked.good(List.of());
        }
        var change = new Step(command, known).put(before, id, fields);
        var after = Objects.requireNonNull(change.after());
        return Rules.unless(
                SizeRules.termFits(TermBytes.of(after).length),
                () -> Checked.good(List.of(change)));
    }
}
