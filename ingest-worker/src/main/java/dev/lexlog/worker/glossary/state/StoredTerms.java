package dev.lexlog.worker.glossary.state;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The glossaries of a task in four stores: an entry a term, an index entry for its name and one
/// for its parent, and an entry an id that ever lived for its counters. Every key begins with the
/// user and holds a zero byte where a prefix ends; JSON holds none.
public record StoredTerms(Entries terms, Entries names, Entries children, Entries counters) {
    public static StoredTerms in(TaskStores stores) {
        return new StoredTerms(
                stores.entries("glossary-terms"),
                stores.entries("glossary-names"),
                stores.entries("glossary-children"),
                stores.entries("glossary-counters"));
    }

    public OwnedTerms of(String user) {
        return new Owned(this, user);
    }

    public void remember(TermChange change) {
        var before = change.before();
        var after = change.after();
        if (before != null) {
            forget(before);
        }
        if (after != null) {
            keep(after);
        }
        count(change);
    }

    private void forget(GlossaryTerm term) {
        terms.delete(idKey(term.user(), term.id()));
        names.delete(nameKey(term));
        var parent = term.parent();
        if (parent != null) {
            children.delete(childKey(term, parent));
        }
    }

    private void keep(GlossaryTerm term) {
        terms.put(idKey(term.user(), term.id()), TermBytes.of(term));
        names.put(nameKey(term), bytes(term.id()));
        var parent = term.parent();
        if (parent != null) {
            children.put(childKey(term, parent), bytes(term.id()));
        }
    }

    /// A term that goes leaves its last revision behind.
    private void count(TermChange change) {
        var history = change.history();
        var last = change.after() == null ? change.before() : change.after();
        int revision = last == null ? 0 : last.revision();
        counters.put(
                idKey(history.user(), history.term()),
                new Counters(revision, history.number()).toBytes());
    }

    private static String idKey(String user, TermId id) {
        return userPrefix(user) + id.value();
    }

    private static String userPrefix(String user) {
        return Keys.array(user) + '\0';
    }

    private static String nameKey(GlossaryTerm term) {
        return namePrefix(term.user(), term.nameFolded()) + Keys.array(term.domain());
    }

    private static String namePrefix(String user, String nameFolded) {
        return Keys.array(user, nameFolded) + '\0';
    }

    private static String childKey(GlossaryTerm term, TermId parent) {
        return parentPrefix(term.user(), parent) + term.id().value();
    }

    private static String parentPrefix(String user, TermId parent) {
        return Keys.array(user, parent.value()) + '\0';
    }

    private static byte[] bytes(TermId id) {
        return id.value().getBytes(StandardCharsets.UTF_8);
    }

    private static TermId id(Entry entry) {
        return new TermId(new String(entry.value(), StandardCharsets.UTF_8));
    }

    private record Owned(StoredTerms stored, String user) implements OwnedTerms {
        @Override
        public @Nullable GlossaryTerm term(TermId id) {
            byte @Nullable [] bytes = stored.terms.get(idKey(user, id));
            return bytes == null ? null : TermBytes.read(bytes);
        }

        @Override
        public List<GlossaryTerm> named(String nameFolded) {
            return stored.names.under(namePrefix(user, nameFolded)).stream()
                    .map(entry -> living(id(entry)))
                    .toList();
        }

        @Override
        public List<GlossaryTerm> children(TermId parent) {
            return stored.children.under(parentPrefix(user, parent)).stream()
                    .map(entry -> living(id(entry)))
                    .toList();
        }

        @Override
        public List<GlossaryTerm> all() {
            return stored.terms.under(userPrefix(user)).stream()
                    .map(entry -> TermBytes.read(entry.value()))
                    .toList();
        }

        @Override
        public Counters counters(TermId id) {
            byte @Nullable [] bytes = stored.counters.get(idKey(user, id));
            return bytes == null ? Counters.NONE : Counters.fromBytes(bytes);
        }

        private GlossaryTerm living(TermId id) {
            var term = term(id);
            if (term == null) {
                throw new IllegalStateException("an index of the glossary names a dead term " + id);
            }
            return term;
        }
    }
}
