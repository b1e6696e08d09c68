package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.EntityReads.Statistics;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The links of some entities counted: one statement, however many entities there are.
final class LinkStatistics {
    private static final Field<Integer> REFERENCES = number("link_count");
    private static final Field<Integer> DOCUMENTS = number("linking_documents");

    private final DSLContext sql;
    private final Visibility visibility;

    LinkStatistics(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /// Of those that are visible.
    Map<EntityId, Statistics> of(Collection<EntityId> ids) {
        var documents = documents(ids);
        var entity = documents.field(CHUNK_ENTITIES.ENTITY_ID);
        return sql.select(ENTITIES.ID, total(REFERENCES), DSL.count(entity).as(DOCUMENTS))
                .select(sources().stream().map(LinkStatistics::total).toList())
                .from(ENTITIES)
                .leftJoin(documents)
                .on(ENTITIES.ID.eq(entity))
                .where(ENTITIES.ID.in(VisibleLinks.keys(ids)))
                .and(VisibleRows.entities(visibility))
                .groupBy(ENTITIES.ID)
                .fetchMap(row -> new EntityId(row.get(ENTITIES.ID)), LinkStatistics::statistics);
    }

    /// Links by entity and document, and by entity, document and source.
    private Table<?> documents(Collection<EntityId> ids) {
        return DSL.select(CHUNK_ENTITIES.ENTITY_ID, DSL.count().as(REFERENCES))
                .select(
                        Arrays.stream(Source.values())
                                .map(source ->
                                        DSL.count()
                                                .filterWhere(CHUNKS.SOURCE.eq(source.wireName()))
                                                .as(of(source)))
                                .toList())
                .from(CHUNK_ENTITIES)
                .join(CHUNKS)
                .on(CHUNKS.ID.eq(CHUNK_ENTITIES.CHUNK_ID))
                .where(VisibleLinks.of(ids))
                .and(VisibleRows.chunks(visibility))
                .groupBy(
                        CHUNK_ENTITIES.ENTITY_ID,
                        CHUNKS.DOMAIN_ID,
                        CHUNKS.SESSION_ID,
                        CHUNKS.DOCUMENT)
                .asTable("documents");
    }

    private static Statistics statistics(Record row) {
        int documents = row.get(DOCUMENTS);
        if (documents == 0) {
            return new Statistics(0, Set.of(), 0);
        }
        var sources =
                Arrays.stream(Source.values())
                        .filter(source -> row.get(of(source)) > 0)
                        .collect(Collectors.toSet());
        return new Statistics(row.get(REFERENCES), sources, documents);
    }

    private static List<Field<Integer>> sources() {
        return Arrays.stream(Source.values()).map(LinkStatistics::of).toList();
    }

    private static Field<Integer> of(Source source) {
        return number("of_" + source.wireName());
    }

    private static Field<Integer> total(Field<Integer> counts) {
        return DSL.sum(counts).coerce(SQLDataType.INTEGER).as(counts);
    }

    private static Field<Integer> number(String name) {
        return DSL.field(DSL.name(name), SQLDataType.INTEGER);
    }
}
