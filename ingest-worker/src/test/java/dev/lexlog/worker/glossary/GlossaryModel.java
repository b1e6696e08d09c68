package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.TermId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// SEMANTICS §5 once more, as plainly as it can be said: all terms in one list, searched from the
/// front. It shares nothing with what it is compared to but the hash that makes ids. Values of a
/// wrong form are judged elsewhere ({@link RandomEdits}); this judges what depends on the terms.
final class GlossaryModel {
    final List<ModelTerm> terms = new ArrayList<>();
    final List<String> history = new ArrayList<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Instant brokerTime;

    GlossaryModel(Instant brokerTime) {
        this.brokerTime = brokerTime;
    }

    /// Null when it is accepted.
    @Nullable ReasonCode take(GlossaryEdit edit) {
        try {
            switch (edit.change()) {
                case TermDefined defined -> define(edit, defined);
                case TermChanged changed -> change(edit, changed);
                case TermRenamed renamed -> rename(edit, renamed);
                case TermRemoved removed -> {
                    var term = find(edit, removed.termId(), removed.name());
                    boolean reparent = removed.children().equals("REPARENT");
                    remove(edit, term::equals, reparent ? term.parent : null);
                }
                case TermsRemovedByStatus byStatus ->
                        remove(
                                edit,
                                t ->
                                        t.status.equals(byStatus.status())
                                                && (byStatus.provenance() == null
                                                        || t.provenance.equals(
                                                                byStatus.provenance())),
                                null);
                case GlossaryCleared cleared ->
                        remove(
                                edit,
                                t ->
                                        cleared.sessionId() == null
                                                || cleared.sessionId().equals(t.session),
                                null);
            }
            return null;
        } catch (Refused refused) {
            return refused.reason;
        }
    }

    private void define(GlossaryEdit edit, TermDefined event) {
        var domain = domain(edit.domainId());
        var known = byName(edit.userId(), domain, event.name());
        var parent = parent(edit, event.parent(), known, event.name());
        var term = known;
        if (term == null) {
            int n = 0;
            while (byId(edit.userId(), idOf(event.name(), edit, domain, n)) != null) {
                n++;
            }
            term =
                    new ModelTerm(
                            idOf(event.name(), edit, domain, n),
                            edit.userId(),
                            session(edit.sessionId()),
                            event.name(),
                            at(edit));
            term.domain = domain;
            terms.add(term);
        }
        var before = known == null ? "" : known.shape();
        term.parent = parent;
        term.become(event);
        wrote(edit, term, before);
    }

    private void change(GlossaryEdit edit, TermChanged event) {
        var term = find(edit, event.termId(), event.name());
        var parent = parent(edit, event.parent(), term, term.name);
        var moved = event.newDomainId() != null || event.clear().contains("domain_id");
        var domain = moved ? domain(event.newDomainId()) : term.domain;
        var holder = byName(edit.userId(), domain, term.name);
        if (holder != null && holder != term) {
            throw new Refused(ReasonCode.NAME_TAKEN);
        }
        var before = term.shape();
        var touched = term.meaning();
        term.domain = domain;
        if (event.parent() != null || event.clear().contains("parent")) {
            term.parent = parent;
        }
        term.change(event);
        if (event.provenance() != null) {
            term.provenance = event.provenance();
        } else if (term.provenance.equals("llm") && !touched.equals(term.meaning())) {
            term.provenance = "hybrid";
        }
        wrote(edit, term, before);
    }

    private void rename(GlossaryEdit edit, TermRenamed event) {
        var term = find(edit, event.termId(), event.name());
        var holder = byName(edit.userId(), term.domain, event.newName());
        if (holder != null && holder != term) {
            throw new Refused(ReasonCode.NAME_TAKEN);
        }
        var before = term.shape();
        if (term.display.equals(term.name)) {
            term.display = event.newName();
        }
        if (!event.newName().equals(term.name)) {
            term.aliases.add(term.name);
        }
        term.name = event.newName();
        term.aliases = ModelTerm.tidy(term.name, term.aliases);
        wrote(edit, term, before);
    }

    private void remove(GlossaryEdit edit, Predicate<ModelTerm> which, @Nullable ModelTerm heir) {
        var gone = terms.stream().filter(t -> t.user.equals(edit.userId())).filter(which).toList();
        terms.removeAll(gone);
        for (var term : gone) {
            record(edit, term);
        }
        for (var term : terms) {
            if (gone.contains(term.parent)) {
                var before = term.shape();
                term.parent = heir;
                wrote(edit, term, before);
            }
        }
    }

    private void wrote(GlossaryEdit edit, ModelTerm term, String before) {
        if (term.shape().equals(before)) {
            return;
        }
        term.updated = at(edit);
        term.actor = edit.actor();
        term.revision = revisions.merge(term.id, 1, Integer::sum);
        record(edit, term);
    }

    private void record(GlossaryEdit edit, ModelTerm term) {
        int number = numbers.merge(term.id, 1, Integer::sum);
        history.add(
                String.join(
                        "|",
                        term.id,
                        "" + number,
                        edit.change().getClass().getSimpleName(),
                        "" + edit.actor(),
                        edit.userId(),
                        "" + term.domain,
                        "" + session(edit.sessionId()),
                        at(edit).toString()));
    }

    private ModelTerm find(GlossaryEdit edit, @Nullable String id, @Nullable String name) {
        var given = ModelTerm.orNull(id);
        var term =
                given == null
                        ? byName(
                                edit.userId(),
                                domain(edit.domainId()),
                                Objects.requireNonNull(name))
                        : byId(edit.userId(), given);
        if (term == null) {
            throw new Refused(ReasonCode.UNKNOWN_TERM);
        }
        return term;
    }

    private @Nullable ModelTerm parent(
            GlossaryEdit edit, @Nullable String published, @Nullable ModelTerm child, String name) {
        var parent = ModelTerm.orNull(published);
        if (parent == null) {
            return null;
        }
        var found = byId(edit.userId(), parent);
        if (found == null) {
            found =
                    terms.stream()
                            .filter(t -> t != child && t.user.equals(edit.userId()))
                            .filter(t -> RandomEdits.same(t.name, parent))
                            .min(Comparator.comparing(t -> rank(t, domain(edit.domainId()))))
                            .orElse(null);
        }
        if (found == null) {
            throw new Refused(
                    RandomEdits.same(name, parent)
                            ? ReasonCode.PARENT_CYCLE
                            : ReasonCode.UNKNOWN_PARENT);
        }
        for (var above = found; above != null; above = above.parent) {
            if (above == child) {
                throw new Refused(ReasonCode.PARENT_CYCLE);
            }
        }
        return found;
    }

    private static String rank(ModelTerm term, @Nullable String domain) {
        if (Objects.equals(term.domain, domain)) {
            return "a";
        }
        return term.domain == null ? "b" : "c" + term.id;
    }

    private @Nullable ModelTerm byId(String user, String id) {
        return first(t -> t.user.equals(user) && t.id.equals(id));
    }

    private @Nullable ModelTerm byName(String user, @Nullable String domain, String name) {
        return first(t ->
                t.user.equals(user)
                        && Objects.equals(t.domain, domain)
                        && RandomEdits.same(t.name, name));
    }

    private @Nullable ModelTerm first(Predicate<ModelTerm> which) {
        return terms.stream().filter(which).findFirst().orElse(null);
    }

    private Instant at(GlossaryEdit edit) {
        var at = edit.occurredAt();
        return at == null || at.toEpochMilli() == 0 ? brokerTime : at;
    }

    private static String idOf(String name, GlossaryEdit edit, @Nullable String domain, int n) {
        return TermId.of(RandomEdits.fold(name), edit.userId(), domain, n).value();
    }

    private static @Nullable String domain(@Nullable String text) {
        return "__base__".equals(text) ? null : ModelTerm.orNull(text);
    }

    private static @Nullable String session(@Nullable String text) {
        return ModelTerm.orNull(text);
    }

    private static final class Refused extends RuntimeException {
        final ReasonCode reason;

        Refused(ReasonCode reason) {
            super(reason.code());
            this.reason = reason;
        }
    }
}
