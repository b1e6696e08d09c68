package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;
import static dev.lexlog.store.relational.generated.tables.Relationships.RELATIONSHIPS;

import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.RelationshipReads;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.VisibleRows;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Relationships in the tables of any engine.
public final class RelationshipQueries implements RelationshipReads {
    private final Sql sql;

    public RelationshipQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long count(Visibility visibility) {
        return sql.read(tx -> tx.fetchCount(RELATIONSHIPS, VisibleRows.relationships(visibility)));
    }

    @Override
    public List<Relationship> ofEntity(
            String name, Visibility visibility, @Nullable RelationshipPlace after, int limit) {
        return sql.read(tx -> {
            var spellings = TermNames.visible(tx, visibility).spellings(name);
            var ofEntity =
                    RELATIONSHIPS
                            .SUBJECT_FOLDED
                            .in(spellings)
                            .or(RELATIONSHIPS.OBJECT_FOLDED.in(spellings));
            return page(tx, ofEntity, visibility, after, limit);
        });
    }

    @Override
    public List<Relationship> ofSession(
            String session, Visibility visibility, @Nullable RelationshipPlace after, int limit) {
        var ofSession = RELATIONSHIPS.SESSION_ID.eq(session);
        return sql.read(tx -> page(tx, ofSession, visibility, after, limit));
    }

    @Override
    public List<Relationship> promotable(
            Visibility visibility, @Nullable RelationshipPlace after, int limit) {
        var has = RELATIONSHIPS.VERB.startsWith("HAS_");
        var ofTwo = RELATIONSHIPS.SUBJECT_FOLDED.ne(RELATIONSHIPS.OBJECT_FOLDED);
        var subject = isTerm(RELATIONSHIPS.SUBJECT_FOLDED, DSL.noCondition(), visibility);
        var orphan = GLOSSARY_TERMS.PARENT_ID.isNull();
        var object = isTerm(RELATIONSHIPS.OBJECT_FOLDED, orphan, visibility);
        return sql.read(
                tx -> page(tx, has.and(ofTwo).and(subject).and(object), visibility, after, limit));
    }

    private static Condition isTerm(Field<String> folded, Condition wanted, Visibility visibility) {
        return DSL.exists(
                DSL.selectOne()
                        .from(GLOSSARY_TERMS)
                        .where(GLOSSARY_TERMS.NAME_FOLDED.eq(folded))
                        .and(wanted)
                        .and(VisibleRows.terms(visibility)));
    }

    private static List<Relationship> page(
            DSLContext tx,
            Condition wanted,
            Visibility visibility,
            @Nullable RelationshipPlace after,
            int limit) {
        return tx.selectFrom(RELATIONSHIPS)
                .where(wanted)
                .and(VisibleRows.relationships(visibility))
                .and(after == null ? DSL.noCondition() : behind(after))
                .orderBy(
                        RELATIONSHIPS.USER_EDITED.desc(),
                        RELATIONSHIPS.CONFIDENCE.desc(),
                        RELATIONSHIPS.ID)
                .limit(limit)
                .fetch(KnowledgeRows::relationship);
    }

    private static Condition behind(RelationshipPlace after) {
        var confidence = RELATIONSHIPS.CONFIDENCE;
        var level =
                RELATIONSHIPS
                        .USER_EDITED
                        .eq(after.userEdited())
                        .and(
                                confidence
                                        .lt(after.confidence())
                                        .or(
                                                confidence
                                                        .eq(after.confidence())
                                                        .and(
                                                                RELATIONSHIPS.ID.gt(
                                                                        after.id().value()))));
        return after.userEdited() ? level.or(RELATIONSHIPS.USER_EDITED.eq(false)) : level;
    }
}
