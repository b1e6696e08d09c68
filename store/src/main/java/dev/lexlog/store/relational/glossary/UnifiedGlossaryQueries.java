package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;
import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;

import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.UnifiedGlossaryReads;
import dev.lexlog.store.relational.AmongNames;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Merges two sorted lists that share no place: terms, and the names of entities that no term has.
/// Four statements a page, however many rows it has.
public final class UnifiedGlossaryQueries implements UnifiedGlossaryReads {
    private static final Field<String> DOMAIN = DSL.coalesce(ENTITIES.DOMAIN_ID, DSL.inline(""));

    private final Sql sql;

    public UnifiedGlossaryQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Row> rows(Shown shown, Visibility visibility, @Nullable RowPlace after, int limit) {
        return sql.read(tx -> {
            var names = TermNames.visible(tx, visibility);
            var defined =
                    shown == Shown.SELF_DESCRIBING
                            ? List.<TermName>of()
                            : terms(names, after, limit);
            var selfDescribing =
                    shown == Shown.DEFINED
                            ? List.<RowPlace>of()
                            : entityPlaces(tx, names, visibility, after, limit);
            return new UnifiedPage(tx, visibility).merge(defined, selfDescribing, limit);
        });
    }

    private static List<TermName> terms(TermNames names, @Nullable RowPlace after, int limit) {
        return names.all()
                .filter(term ->
                        after == null || TextOrder.ROW_PLACE.compare(term.rowPlace(), after) > 0)
                .sorted(Comparator.comparing(TermName::rowPlace, TextOrder.ROW_PLACE))
                .limit(limit)
                .toList();
    }

    private static List<RowPlace> entityPlaces(
            DSLContext tx,
            TermNames names,
            Visibility visibility,
            @Nullable RowPlace after,
            int limit) {
        return tx.select(ENTITIES.NAME_FOLDED, ENTITIES.DOMAIN_ID)
                .from(ENTITIES)
                .where(VisibleRows.entities(visibility))
                .and(DSL.not(AmongNames.of(ENTITIES.NAME_FOLDED, names.aliasNames())))
                .andNotExists(
                        DSL.selectOne()
                                .from(GLOSSARY_TERMS)
                                .where(GLOSSARY_TERMS.NAME_FOLDED.eq(ENTITIES.NAME_FOLDED))
                                .and(GLOSSARY_TERMS.DOMAIN_ID.isNotDistinctFrom(ENTITIES.DOMAIN_ID))
                                .and(VisibleRows.terms(visibility)))
                .and(after == null ? DSL.noCondition() : behind(after))
                .groupBy(ENTITIES.NAME_FOLDED, ENTITIES.DOMAIN_ID)
                .orderBy(ENTITIES.NAME_FOLDED, DOMAIN)
                .limit(limit)
                .fetch(row -> new RowPlace(row.value1(), row.value2()));
    }

    private static Condition behind(RowPlace after) {
        return DSL.row(ENTITIES.NAME_FOLDED, DOMAIN)
                .gt(after.nameFolded(), Objects.requireNonNullElse(after.domain(), ""));
    }
}
