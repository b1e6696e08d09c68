package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.TermId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.relational.AmongNames;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;

/// Which terms visible entities give ground to.
final class Grounding {
    private final DSLContext sql;
    private final Visibility visibility;

    Grounding(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    Set<TermId> groundedAndAncestors(TermNames names) {
        var spoken = spoken(names.groundingNames());
        var kept = new HashSet<TermId>();
        names.all()
                .filter(term -> !Collections.disjoint(term.groundingNames(), spoken))
                .map(TermName::id)
                .forEach(id -> {
                    kept.add(id);
                    kept.addAll(names.ancestors(id));
                });
        return kept;
    }

    /// Those of these folded names that a visible entity has.
    private Set<String> spoken(Collection<String> names) {
        return sql.selectDistinct(ENTITIES.NAME_FOLDED)
                .from(ENTITIES)
                .where(AmongNames.of(ENTITIES.NAME_FOLDED, names))
                .and(VisibleRows.entities(visibility))
                .fetchSet(ENTITIES.NAME_FOLDED);
    }
}
