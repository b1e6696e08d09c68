package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.EntityReads.Mentioning;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Documents by what their chunks mention.
public final class MentioningDocuments {
    private static final Field<String> DOMAIN = DSL.coalesce(CHUNKS.DOMAIN_ID, DSL.inline(""));
    private static final Field<String> SESSION = DSL.coalesce(CHUNKS.SESSION_ID, DSL.inline(""));

    private final DSLContext sql;
    private final Visibility visibility;

    public MentioningDocuments(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /// Those that mention one of these entities, behind a document by (name, domain, session).
    public List<Mentioning> page(Condition entities, @Nullable String afterKey, int limit) {
        return sql.select(
                        CHUNKS.DOMAIN_ID,
                        CHUNKS.SESSION_ID,
                        CHUNKS.DOCUMENT,
                        DOCUMENTS.SOURCE_URL,
                        DSL.countDistinct(CHUNKS.ID))
                .from(VisibleLinks.table())
                .leftJoin(DOCUMENTS)
                .on(DOCUMENTS.NAME.eq(CHUNKS.DOCUMENT))
                .and(DOCUMENTS.DOMAIN_ID.isNotDistinctFrom(CHUNKS.DOMAIN_ID))
                .and(DOCUMENTS.SESSION_ID.isNotDistinctFrom(CHUNKS.SESSION_ID))
                .where(entities)
                .and(VisibleLinks.visible(visibility))
                .and(afterKey == null ? DSL.noCondition() : behind(afterKey))
                .groupBy(CHUNKS.DOCUMENT, CHUNKS.DOMAIN_ID, CHUNKS.SESSION_ID, DOCUMENTS.SOURCE_URL)
                .orderBy(CHUNKS.DOCUMENT, DOMAIN, SESSION)
                .limit(limit)
                .fetch(row ->
                        new Mentioning(
                                new DocumentId(row.value1(), row.value2(), row.value3()),
                                row.value4(),
                                row.value5()));
    }

    private static Condition behind(String key) {
        var last = Keys.documentId(key);
        return DSL.row(CHUNKS.DOCUMENT, DOMAIN, SESSION)
                .gt(
                        last.name(),
                        Objects.requireNonNullElse(last.domain(), ""),
                        Objects.requireNonNullElse(last.session(), ""));
    }
}
