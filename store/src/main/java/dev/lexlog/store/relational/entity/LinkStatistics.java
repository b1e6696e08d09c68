package dev.lexlog.store.relational.entity;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.EntityReads.Statistics;
import dev.lexlog.store.relational.Rows;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The links of some entities counted: three statements, however many entities there are.
final class LinkStatistics {
    private final DSLContext sql;
    private final Visibility visibility;

    LinkStatistics(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    Map<EntityId, Statistics> of(Collection<EntityId> ids) {
        var counts = counts(ids);
        var sources = sources(ids);
        var statistics = new HashMap<EntityId, Statistics>();
        for (var id : visible(ids)) {
            var count = counts.getOrDefault(id, new Count(0, 0));
            statistics.put(
                    new EntityId(id),
                    new Statistics(
                            count.references(),
                            sources.getOrDefault(id, Set.of()),
                            count.documents()));
        }
        return statistics;
    }

    private Collection<String> visible(Collection<EntityId> ids) {
        return sql.select(ENTITIES.ID)
                .from(ENTITIES)
                .where(ENTITIES.ID.in(VisibleLinks.keys(ids)))
                .and(VisibleRows.entities(visibility))
                .fetchSet(ENTITIES.ID);
    }

    private Map<String, Count> counts(Collection<EntityId> ids) {
        var references = DSL.count().as("references");
        var documents =
                DSL.select(CHUNK_ENTITIES.ENTITY_ID, references)
                        .from(VisibleLinks.table())
                        .where(VisibleLinks.of(ids))
                        .and(VisibleLinks.visible(visibility))
                        .groupBy(
                                CHUNK_ENTITIES.ENTITY_ID,
                                CHUNKS.DOMAIN_ID,
                                CHUNKS.SESSION_ID,
                                CHUNKS.DOCUMENT)
                        .asTable("documents");
        var entity = documents.field(CHUNK_ENTITIES.ENTITY_ID);
        return sql.select(entity, DSL.sum(documents.field(references)), DSL.count())
                .from(documents)
                .groupBy(entity)
                .fetchMap(
                        row -> row.value1(),
                        row -> new Count(row.value2().longValue(), row.value3()));
    }

    private Map<String, Set<Source>> sources(Collection<EntityId> ids) {
        var sources = new HashMap<String, Set<Source>>();
        sql.selectDistinct(CHUNK_ENTITIES.ENTITY_ID, CHUNKS.SOURCE)
                .from(VisibleLinks.table())
                .where(VisibleLinks.of(ids))
                .and(VisibleLinks.visible(visibility))
                .forEach(row ->
                        sources.computeIfAbsent(row.value1(), _ -> EnumSet.noneOf(Source.class))
                                .add(Rows.source(row.value2())));
        return sources;
    }

    private record Count(long references, long documents) {}
}
