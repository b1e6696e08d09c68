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
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Sessions by the rows that name them.
public final class SessionQueries implements SessionReads {
    private static final Field<String> SESSION =
            DSL.field(DSL.name("session_id"), SQLDataType.VARCHAR);
    private static final Field<OffsetDateTime> NEWEST =
            DSL.field(DSL.name("newest"), SQLDataType.TIMESTAMPWITHTIMEZONE);

    private final Sql sql;

    public SessionQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Activity> sessions(@Nullable String after, int limit) {
        var times =
                newest(DOCUMENTS, DOCUMENTS.SESSION_ID, DOCUMENTS.UPDATED_AT)
                        .unionAll(newest(ENTITIES, ENTITIES.SESSION_ID, ENTITIES.CREATED_AT))
                        .unionAll(
                                newest(
                                        RELATIONSHIPS,
                                        RELATIONSHIPS.SESSION_ID,
                                        RELATIONSHIPS.CREATED_AT))
                        .unionAll(
                                newest(
                                        GLOSSARY_TERMS,
                                        GLOSSARY_TERMS.SESSION_ID,
                                        GLOSSARY_TERMS.UPDATED_AT))
                        .unionAll(
                                newest(
                                        GLOSSARY_CLUSTERS,
                                        GLOSSARY_CLUSTERS.SESSION_ID,
                                        GLOSSARY_CLUSTERS.COMPUTED_AT))
                        .asTable("times");
        return sql.read(tx ->
                tx.select(SESSION, DSL.max(NEWEST))
                        .from(times)
                        .where(after == null ? DSL.noCondition() : SESSION.gt(after))
                        .groupBy(SESSION)
                        .orderBy(SESSION)
                        .limit(limit)
                        .fetch(row -> new Activity(row.value1(), Rows.instant(row.value2()))));
    }

    private static Select<Record2<String, OffsetDateTime>> newest(
            Table<?> table, Field<String> session, Field<OffsetDateTime> time) {
        return DSL.select(session.as(SESSION), DSL.max(time).as(NEWEST))
                .from(table)
                .where(session.isNotNull())
                .groupBy(session);
    }
}
