package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.store.Reading.Count;
import dev.lexlog.store.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads of documents, and counts by domain and source.
public final class DocumentQueries {
    private static final Field<String> DOMAIN = DSL.coalesce(DOCUMENTS.DOMAIN_ID, DSL.inline(""));
    private static final Field<String> SESSION = DSL.coalesce(DOCUMENTS.SESSION_ID, DSL.inline(""));

    private final DSLContext sql;

    public DocumentQueries(DSLContext sql) {
        this.sql = sql;
    }

    /// Of several visible ones with this name the first by (domain, session).
    public Optional<Document> named(String name, Visibility visibility) {
        return sql.selectFrom(DOCUMENTS)
                .where(DOCUMENTS.NAME.eq(name))
                .and(VisibleRows.documents(visibility))
                .orderBy(DOMAIN, SESSION)
                .limit(1)
                .fetchOptional(Rows::document);
    }

    /// The page after the document of this key by (name, domain, session).
    public List<Document> page(
            Visibility visibility,
            Collection<String> sources,
            @Nullable String afterKey,
            int limit) {
        return sql.selectFrom(DOCUMENTS)
                .where(VisibleRows.documents(visibility))
                .and(sources.isEmpty() ? DSL.noCondition() : DOCUMENTS.SOURCE.in(sources))
                .and(afterKey == null ? DSL.noCondition() : behind(afterKey))
                .orderBy(DOCUMENTS.NAME, DOMAIN, SESSION)
                .limit(limit)
                .fetch(Rows::document);
    }

    /// By domain (none first) and source.
    public List<Count> counts(Visibility visibility) {
        var documents =
                bySource(
                        DOCUMENTS,
                        DOCUMENTS.DOMAIN_ID,
                        DOCUMENTS.SOURCE,
                        VisibleRows.documents(visibility));
        var chunks =
                bySource(CHUNKS, CHUNKS.DOMAIN_ID, CHUNKS.SOURCE, VisibleRows.chunks(visibility));
        var embeddings =
                bySource(
                        EMBEDDINGS,
                        EMBEDDINGS.DOMAIN_ID,
                        EMBEDDINGS.SOURCE,
                        VisibleRows.embeddings(visibility));
        var groups = new LinkedHashMap<Group, Count>();
        for (var tables : List.of(documents, chunks, embeddings)) {
            for (var group : tables.keySet()) {
                groups.put(
                        group,
                        new Count(
                                group.domain(),
                                group.source(),
                                documents.getOrDefault(group, 0L),
                                chunks.getOrDefault(group, 0L),
                                embeddings.getOrDefault(group, 0L)));
            }
        }
        var counts = new ArrayList<>(groups.values());
        counts.sort(
                Comparator.comparing(
                                Count::domain, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Count::source));
        return counts;
    }

    private Map<Group, Long> bySource(
            Table<Record> table, Field<String> domain, Field<String> source, Condition visible) {
        var counts = new LinkedHashMap<Group, Long>();
        sql.select(domain, source, DSL.count())
                .from(table)
                .where(visible)
                .groupBy(domain, source)
                .forEach(row ->
                        counts.put(
                                new Group(row.value1(), row.value2()), row.value3().longValue()));
        return counts;
    }

    private static Condition behind(String key) {
        var last = Keys.documentId(key);
        return DSL.row(DOCUMENTS.NAME, DOMAIN, SESSION)
                .gt(last.name(), orEmpty(last.domain()), orEmpty(last.session()));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private record Group(@Nullable String domain, String source) {}
}
