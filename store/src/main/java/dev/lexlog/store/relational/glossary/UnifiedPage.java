package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.UnifiedGlossaryReads.Row;
import dev.lexlog.store.read.UnifiedGlossaryReads.RowPlace;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// The rows of one page of the unified glossary, once it is known which.
final class UnifiedPage {
    private final DSLContext sql;
    private final Visibility visibility;

    UnifiedPage(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /// The first of both lists; no place is in both.
    List<Row> merge(List<TermName> terms, List<RowPlace> selfDescribing, int limit) {
        var page =
                Stream.concat(terms.stream().map(TermName::rowPlace), selfDescribing.stream())
                        .sorted(TextOrder.ROW_PLACE)
                        .limit(limit)
                        .toList();
        var defined = terms.stream().collect(Collectors.toMap(TermName::rowPlace, term -> term));
        defined.keySet().retainAll(page);
        var entities = named(page, defined.values());
        var spoken = entities.stream().map(Entity::nameFolded).collect(Collectors.toSet());
        var byPlace = entities.stream().collect(Collectors.groupingBy(UnifiedPage::place));
        var ids = defined.values().stream().map(TermName::id).toList();
        var rows = GlossaryQueries.byId(sql, ids, visibility);
        return page.stream()
                .<Row>map(place -> {
                    var here = byPlace.getOrDefault(place, List.of());
                    var term = defined.get(place);
                    return term == null
                            ? new Row.SelfDescribing(here)
                            : defined(term, rows, here, spoken);
                })
                .toList();
    }

    private static Row defined(
            TermName term,
            Map<TermId, GlossaryTerm> rows,
            List<Entity> entities,
            Set<String> spoken) {
        var isGrounded = !Collections.disjoint(term.groundingNames(), spoken);
        return new Row.Defined(Objects.requireNonNull(rows.get(term.id())), entities, isGrounded);
    }

    private static RowPlace place(Entity entity) {
        return new RowPlace(entity.nameFolded(), entity.domain());
    }

    /// The entities of these rows, and those that ground these terms.
    private List<Entity> named(List<RowPlace> page, Collection<TermName> defined) {
        var names = new HashSet<String>();
        page.forEach(place -> names.add(place.nameFolded()));
        defined.forEach(term -> names.addAll(term.groundingNames()));
        return sql.selectFrom(ENTITIES)
                .where(ENTITIES.NAME_FOLDED.in(names))
                .and(VisibleRows.entities(visibility))
                .orderBy(ENTITIES.ID)
                .fetch(KnowledgeRows::entity);
    }
}
