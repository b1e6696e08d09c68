package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;
import static dev.lexlog.store.relational.generated.tables.GlossaryHistory.GLOSSARY_HISTORY;
import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;

import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.GlossaryReads;
import dev.lexlog.store.read.NamePlace;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.TermRows;
import dev.lexlog.store.relational.VisibleRows;
import dev.lexlog.store.relational.entity.MentioningDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Terms in the tables of any engine.
public final class GlossaryQueries implements GlossaryReads {
    private final Sql sql;

    public GlossaryQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long count(Visibility visibility) {
        return sql.read(tx -> tx.fetchCount(GLOSSARY_TERMS, VisibleRows.terms(visibility)));
    }

    @Override
    public Map<TermId, GlossaryTerm> byId(Collection<TermId> ids, Visibility visibility) {
        return sql.read(tx -> byId(tx, ids, visibility));
    }

    static Map<TermId, GlossaryTerm> byId(
            DSLContext tx, Collection<TermId> ids, Visibility visibility) {
        return tx.selectFrom(GLOSSARY_TERMS)
                .where(GLOSSARY_TERMS.ID.in(ids.stream().map(TermId::value).toList()))
                .and(VisibleRows.terms(visibility))
                .fetchMap(row -> new TermId(row.get(GLOSSARY_TERMS.ID)), TermRows::term);
    }

    private static List<GlossaryTerm> inOrder(
            DSLContext tx, List<TermId> ids, Visibility visibility) {
        var terms = byId(tx, ids, visibility);
        return ids.stream().map(terms::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<GlossaryTerm> byName(String name, Visibility visibility) {
        return sql.read(tx ->
                tx.selectFrom(GLOSSARY_TERMS)
                        .where(GLOSSARY_TERMS.NAME_FOLDED.eq(Names.folded(name)))
                        .and(VisibleRows.terms(visibility))
                        .orderBy(GLOSSARY_TERMS.ID)
                        .fetch(TermRows::term));
    }

    @Override
    public List<GlossaryTerm> byNameOrAlias(String name, Visibility visibility) {
        return sql.read(tx -> {
            var names = TermNames.visible(tx, visibility);
            return inOrder(tx, names.byNameOrAlias(name), visibility);
        });
    }

    @Override
    public List<GlossaryTerm> terms(Visibility visibility, @Nullable NamePlace after, int limit) {
        return sql.read(tx -> page(tx, DSL.noCondition(), visibility, after, limit));
    }

    @Override
    public List<GlossaryTerm> children(
            TermId parent, Visibility visibility, @Nullable NamePlace after, int limit) {
        var isChild = GLOSSARY_TERMS.PARENT_ID.eq(parent.value());
        return sql.read(tx -> page(tx, isChild, visibility, after, limit));
    }

    private static List<GlossaryTerm> page(
            DSLContext tx,
            Condition wanted,
            Visibility visibility,
            @Nullable NamePlace after,
            int limit) {
        var behind =
                after == null
                        ? DSL.noCondition()
                        : DSL.row(GLOSSARY_TERMS.NAME_FOLDED, GLOSSARY_TERMS.ID)
                                .gt(after.nameFolded(), after.id());
        return tx.selectFrom(GLOSSARY_TERMS)
                .where(wanted)
                .and(VisibleRows.terms(visibility))
                .and(behind)
                .orderBy(GLOSSARY_TERMS.NAME_FOLDED, GLOSSARY_TERMS.ID)
                .limit(limit)
                .fetch(TermRows::term);
    }

    @Override
    public List<GlossaryTerm> ancestors(TermId term, Visibility visibility) {
        return sql.read(tx -> {
            var names = TermNames.visible(tx, visibility);
            return inOrder(tx, names.ancestors(term), visibility);
        });
    }

    @Override
    public List<TermEdit> history(TermId term, Visibility visibility, int after, int limit) {
        return sql.read(tx ->
                tx.selectFrom(GLOSSARY_HISTORY)
                        .where(GLOSSARY_HISTORY.TERM_ID.eq(term.value()))
                        .and(VisibleRows.history(visibility))
                        .and(GLOSSARY_HISTORY.NUMBER.gt(after))
                        .orderBy(GLOSSARY_HISTORY.NUMBER)
                        .limit(limit)
                        .fetch(TermRows::edit));
    }

    @Override
    public List<Resource> resources(
            TermId id, Visibility visibility, @Nullable String afterKey, int limit) {
        return sql.read(tx -> {
            var term = TermNames.visible(tx, visibility).get(id);
            if (term == null) {
                return List.of();
            }
            var grounding = ENTITIES.NAME_FOLDED.in(term.groundingNames());
            return new MentioningDocuments(tx, visibility)
                    .page(grounding, afterKey, limit).stream()
                            .map(d -> new Resource(d.document(), d.sourceUrl(), d.references()))
                            .toList();
        });
    }

    @Override
    public List<GlossaryTerm> deprecated(
            Visibility visibility, @Nullable NamePlace after, int limit) {
        return sql.read(tx -> {
            var names = TermNames.visible(tx, visibility);
            var kept = new Grounding(tx, visibility).groundedAndAncestors(names);
            var gone = names.all().filter(term -> !kept.contains(term.id()));
            var page = TermNames.page(gone, after, limit);
            return inOrder(tx, page.stream().map(TermName::id).toList(), visibility);
        });
    }

    @Override
    public List<DomainSuggestion> domainSuggestions(
            Visibility visibility, @Nullable NamePlace after, int limit) {
        return sql.read(tx -> {
            var names = TermNames.visible(tx, visibility);
            var votes = new DomainVotes(tx, visibility).suggestions(names);
            var elsewhere = names.all().filter(term -> votes.containsKey(term.id()));
            var page = TermNames.page(elsewhere, after, limit).stream().map(TermName::id).toList();
            return inOrder(tx, page, visibility).stream()
                    .map(term -> suggestion(term, Objects.requireNonNull(votes.get(term.id()))))
                    .toList();
        });
    }

    private static DomainSuggestion suggestion(GlossaryTerm term, DomainVotes.Vote vote) {
        return new DomainSuggestion(term, vote.domain(), vote.links());
    }
}
