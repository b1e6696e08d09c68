package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.ResourceHashes.RESOURCE_HASHES;
import static dev.lexlog.store.relational.generated.tables.SourceHashes.SOURCE_HASHES;

import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.HashReads;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Hashes in the tables of any engine.
public final class HashQueries implements HashReads {
    private final Sql sql;

    public HashQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SourceHash> source(String source, Visibility visibility) {
        return sql.read(tx ->
                tx.selectFrom(SOURCE_HASHES)
                        .where(SOURCE_HASHES.ID.eq(source))
                        .and(VisibleRows.source(source, visibility))
                        .fetchOptional(KnowledgeRows::sourceHash));
    }

    @Override
    public Optional<ResourceHash> resource(
            String source, String type, String name, Visibility visibility) {
        return sql.read(tx -> {
            var found =
                    type.equals(DOCUMENT)
                            ? documents(tx, source, visibility, DOCUMENTS.NAME.eq(name), 1)
                            : resources(
                                    tx,
                                    source,
                                    type,
                                    visibility,
                                    RESOURCE_HASHES.RESOURCE_NAME.eq(name),
                                    1);
            return found.stream().findFirst();
        });
    }

    @Override
    public List<ResourceHash> resources(
            String source, String type, Visibility visibility, @Nullable String after, int limit) {
        return sql.read(tx -> {
            if (type.equals(DOCUMENT)) {
                var behind = after == null ? DSL.noCondition() : DOCUMENTS.NAME.gt(after);
                return documents(tx, source, visibility, behind, limit);
            }
            var behind =
                    after == null ? DSL.noCondition() : RESOURCE_HASHES.RESOURCE_NAME.gt(after);
            return resources(tx, source, type, visibility, behind, limit);
        });
    }

    private static List<ResourceHash> resources(
            DSLContext tx,
            String source,
            String type,
            Visibility visibility,
            Condition wanted,
            int limit) {
        return tx.selectFrom(RESOURCE_HASHES)
                .where(RESOURCE_HASHES.SOURCE_ID.eq(source))
                .and(RESOURCE_HASHES.RESOURCE_TYPE.eq(type))
                .and(VisibleRows.source(source, visibility))
                .and(wanted)
                .orderBy(RESOURCE_HASHES.RESOURCE_NAME)
                .limit(limit)
                .fetch(KnowledgeRows::resourceHash);
    }

    /// Of several documents of a name, the one that belongs to no session.
    private static List<ResourceHash> documents(
            DSLContext tx, String source, Visibility visibility, Condition wanted, int limit) {
        var domain = Scopes.domain(source);
        var place =
                DSL.rowNumber()
                        .over()
                        .partitionBy(DOCUMENTS.NAME)
                        .orderBy(DSL.coalesce(DOCUMENTS.SESSION_ID, DSL.inline("")))
                        .as("place");
        var ranked =
                DSL.select(DOCUMENTS.NAME, DOCUMENTS.CONTENT_HASH, DOCUMENTS.UPDATED_AT, place)
                        .from(DOCUMENTS)
                        .where(
                                domain == null
                                        ? DOCUMENTS.DOMAIN_ID.isNull()
                                        : DOCUMENTS.DOMAIN_ID.eq(domain))
                        .and(VisibleRows.documents(visibility))
                        .and(wanted)
                        .asTable("ranked");
        return tx.selectFrom(ranked)
                .where(DSL.field(DSL.name("place"), SQLDataType.INTEGER).eq(1))
                .orderBy(ranked.field(DOCUMENTS.NAME))
                .limit(limit)
                .fetch(row -> hash(source, row.into(DOCUMENTS)));
    }

    private static ResourceHash hash(String source, Record document) {
        return new ResourceHash(
                source,
                DOCUMENT,
                document.get(DOCUMENTS.NAME),
                document.get(DOCUMENTS.CONTENT_HASH),
                Rows.instant(document.get(DOCUMENTS.UPDATED_AT)));
    }
}
