package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.csv.GlossaryCsv;
import dev.lexlog.standalone.cli.csv.Tags;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Terms as cells. A parent is told by its name where that means it, else by its id.
final class ExportedRows {
    private static final Comparator<Term> ORDER =
            Comparator.comparing(Term::domainId, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(term -> term.key().folded())
                    .thenComparing(Term::id);

    private final List<Term> terms;
    private final Parents parents;
    private final Map<String, Term> byId = new HashMap<>();

    ExportedRows(String user, List<Term> terms) {
        this.terms = terms;
        this.parents = new Parents(user, terms);
        terms.forEach(term -> byId.put(term.id(), term));
    }

    /// Those of the domains that are meant.
    List<List<String>> of(Predicate<@Nullable String> domains) {
        return terms.stream()
                .filter(term -> domains.test(term.domainId()))
                .sorted(ORDER)
                .map(this::cells)
                .toList();
    }

    private List<String> cells(Term term) {
        return List.of(
                term.name(),
                term.displayName(),
                text(term.definition()),
                text(term.domainId()),
                parent(term),
                term.parentVerb(),
                GlossaryCsv.aliases(term.aliases()),
                term.status(),
                Tags.write(term.tags()));
    }

    private String parent(Term term) {
        var id = term.parentId();
        if (id == null) {
            return "";
        }
        var parent = byId.get(id);
        return parent != null && isMeant(parent, term) ? parent.name() : id;
    }

    private boolean isMeant(Term parent, Term child) {
        return parents.find(parent.name(), child.key()).filter(parent.key()::equals).isPresent();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
