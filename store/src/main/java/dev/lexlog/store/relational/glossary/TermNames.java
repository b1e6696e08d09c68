package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;

import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.NamePlace;
import dev.lexlog.store.relational.TermColumns;
import dev.lexlog.store.relational.TermRows;
import dev.lexlog.store.relational.VisibleRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The names of all terms that a caller may see, in one statement, by (folded name, id).
final class TermNames {
    private final List<TermName> terms;
    private final Map<TermId, TermName> byId = new HashMap<>();

    private TermNames(List<TermName> terms) {
        this.terms = terms;
        terms.forEach(term -> byId.put(term.id(), term));
    }

    static TermNames visible(DSLContext sql, Visibility visibility) {
        return new TermNames(
                sql.select(
                                GLOSSARY_TERMS.ID,
                                GLOSSARY_TERMS.NAME,
                                GLOSSARY_TERMS.NAME_FOLDED,
                                GLOSSARY_TERMS.ALIASES,
                                GLOSSARY_TERMS.DOMAIN_ID,
                                GLOSSARY_TERMS.PARENT_ID,
                                GLOSSARY_TERMS.STATUS,
                                GLOSSARY_TERMS.IGNORED)
                        .from(GLOSSARY_TERMS)
                        .where(VisibleRows.terms(visibility))
                        .orderBy(GLOSSARY_TERMS.NAME_FOLDED, GLOSSARY_TERMS.ID)
                        .fetch(row ->
                                new TermName(
                                        new TermId(row.value1()),
                                        row.value2(),
                                        row.value3(),
                                        TermColumns.aliases(row.value4()),
                                        row.value5(),
                                        row.value6() == null ? null : new TermId(row.value6()),
                                        TermRows.status(row.value7()),
                                        row.value8())));
    }

    Stream<TermName> all() {
        return terms.stream();
    }

    @Nullable TermName get(TermId id) {
        return byId.get(id);
    }

    /// Terms with this name, then those with this alias, each by id.
    List<TermId> byNameOrAlias(String name) {
        var folded = Names.folded(name);
        var found = new LinkedHashSet<TermId>();
        ids(terms.stream().filter(term -> term.nameFolded().equals(folded))).forEach(found::add);
        ids(terms.stream().filter(term -> term.foldedAliases().contains(folded)))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static Stream<TermId> ids(Stream<TermName> terms) {
        return terms.map(TermName::id).sorted();
    }

    /// The nearest first; a circle ends where it began.
    List<TermId> ancestors(TermId id) {
        var seen = new HashSet<TermId>(Set.of(id));
        var ancestors = new ArrayList<TermId>();
        for (var parent = parent(id); parent != null && seen.add(parent); parent = parent(parent)) {
            ancestors.add(parent);
        }
        return ancestors;
    }

    /// Null also if the parent may not be seen.
    private @Nullable TermId parent(TermId id) {
        var term = byId.get(id);
        var parent = term == null ? null : term.parent();
        return parent != null && byId.containsKey(parent) ? parent : null;
    }

    /// What a relationship may call the thing of this name: the name, and the aliases of its terms
    /// that are not another term's name.
    Set<String> spellings(String name) {
        var folded = Names.folded(name);
        var names = terms.stream().map(TermName::nameFolded).collect(Collectors.toSet());
        var spellings = new HashSet<String>(Set.of(folded));
        terms.stream()
                .filter(term -> term.nameFolded().equals(folded))
                .flatMap(term -> term.foldedAliases().stream())
                .filter(alias -> !names.contains(alias))
                .forEach(spellings::add);
        return spellings;
    }

    Set<String> groundingNames() {
        return union(terms.stream().map(TermName::groundingNames));
    }

    Set<String> aliasNames() {
        return union(terms.stream().map(TermName::aliasNames));
    }

    /// The folded names of entities whose term is ignored.
    Set<String> ignoredNames() {
        return union(terms.stream().filter(TermName::ignored).map(TermName::groundingNames));
    }

    private static Set<String> union(Stream<? extends Collection<String>> sets) {
        return sets.flatMap(Collection::stream).collect(Collectors.toSet());
    }

    /// The page of these behind a place.
    static List<TermName> page(Stream<TermName> terms, @Nullable NamePlace after, int limit) {
        return terms.filter(term ->
                        after == null || TextOrder.NAME_PLACE.compare(term.place(), after) > 0)
                .limit(limit)
                .toList();
    }
}
