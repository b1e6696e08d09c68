package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;
import static dev.lexlog.store.relational.generated.tables.GlossaryClusters.GLOSSARY_CLUSTERS;
import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;
import static dev.lexlog.store.relational.generated.tables.Relationships.RELATIONSHIPS;

import dev.lexlog.store.read.SessionReads;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Sessions by the rows that name them. Terms outlive a session: they tell that it is in use, and
/// alone make none.
public final class SessionQueries implements SessionReads {
    private static final Field<String> SESSION =
            DSL.field(DSL.name("session_id"), SQLDataType.VARCHAR);
    private static final Field<Boolean> ENDS = DSL.field(DSL.name("ends"), SQLDataType.BOOLEAN);
    private static final Field<OffsetDateTime> NEWEST =
            DSL.field(DSL.name("newest"), SQLDataType.TIMESTAMPWITHTIMEZONE);

    private final Sql sql;

    public SessionQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Activity> sessions(@Nullable String after, int limit) {
        var terms =
                newest(GLOSSARY_TERMS, GLOSSARY_TERMS.SESSION_ID, GLOSSARY_TERMS.UPDATED_AT, false);
        var times =
                newest(DOCUMENTS, DOCUMENTS.SESSION_ID, DOCUMENTS.UPDATED_AT, true)
                        .unionAll(newest(ENTITIES, ENTITIES.SESSION_ID, ENTITIES.CREATED_AT, true))
                        .unionAll(
                                newest(
                                        RELATIONSHIPS,
                                        RELATIONSHIPS.SESSION_ID,
                                        RELATIONSHIPS.CREATED_AT,
                                        true))
                        .unionAll(
                                newest(
                                        GLOSSARY_CLUSTERS,
                                        GLOSSARY_CLUSTERS.SESSION_ID,
                                        GLOSSARY_CLUSTERS.COMPUTED_AT,
                                        true))
                        .unionAll(terms)
                        .asTable("times");
        return sql.read(tx ->
                tx.select(SESSION, DSL.max(NEWEST))
                        .from(times)
                        .where(after == null ? DSL.noCondition() : SESSION.gt(after))
                        .groupBy(SESSION)
                        .having(DSL.boolOr(ENDS))
                        .orderBy(SESSION)
                        .limit(limit)
                        .fetch(row -> new Activity(row.value1(), Rows.instant(row.value2()))));
    }

    /// `ends`: these rows go when their session ends.
    private static Select<Record3<String, OffsetDateTime, Boolean>> newest(
            Table<?> table, Field<String> session, Field<OffsetDateTime> time, boolean ends) {
        return DSL.select(session.as(SESSION), DSL.max(time).as(NEWEST), DSL.inline(ends).as(ENDS))
                .from(table)
                .where(session.isNotNull())
                .groupBy(session);
    }
}
