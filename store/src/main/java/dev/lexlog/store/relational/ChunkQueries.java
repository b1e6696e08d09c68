package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.ChunkPositions.CHUNK_POSITIONS;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Chunks by id, in lists, and counted.
public final class ChunkQueries {
    private static final Field<String> DOMAIN = DSL.coalesce(CHUNKS.DOMAIN_ID, DSL.inline(""));
    private static final Field<String> SESSION = DSL.coalesce(CHUNKS.SESSION_ID, DSL.inline(""));
    private static final Field<Integer> INDEX =
            DSL.coalesce(CHUNK_POSITIONS.CHUNK_INDEX, DSL.inline(Integer.MAX_VALUE));

    private final DSLContext sql;

    public ChunkQueries(DSLContext sql) {
        this.sql = sql;
    }

    /// Those that exist and are visible.
    public Map<ChunkId, StoredChunk> byId(Collection<ChunkId> ids, Visibility visibility) {
        return stored(
                placed().where(CHUNKS.ID.in(ids.stream().map(ChunkId::value).toList()))
                        .and(VisibleRows.chunks(visibility)));
    }

    /// The page after `after` by (document, domain, session, index, id).
    public List<StoredChunk> page(ChunkFilter filter, @Nullable ChunkId after, int limit) {
        var page =
                stored(
                        placed().where(VisibleRows.chunks(filter))
                                .and(
                                        after == null
                                                ? DSL.noCondition()
                                                : behind(after, filter.visibility()))
                                .orderBy(CHUNKS.DOCUMENT, DOMAIN, SESSION, INDEX, CHUNKS.ID)
                                .limit(limit));
        return List.copyOf(page.values());
    }

    /// Chunks beside their places.
    private SelectOnConditionStep<Record> placed() {
        return sql.select(CHUNKS.fields())
                .select(CHUNK_POSITIONS.fields())
                .from(CHUNKS)
                .leftJoin(CHUNK_POSITIONS)
                .on(CHUNK_POSITIONS.ID.eq(CHUNKS.ID));
    }

    /// Counts by domain, as if every domain were active; the key null is "no domain".
    public Map<@Nullable String, Long> countByDomain(ChunkFilter filter) {
        var visibility = filter.visibility();
        var everywhere =
                new ChunkFilter(
                        new Visibility(new Domains.All(), visibility.session(), visibility.user()),
                        filter.chunkTypes(),
                        filter.sources(),
                        filter.document());
        var counts = new LinkedHashMap<@Nullable String, Long>();
        sql.select(CHUNKS.DOMAIN_ID, DSL.count())
                .from(CHUNKS)
                .where(VisibleRows.chunks(everywhere))
                .groupBy(CHUNKS.DOMAIN_ID)
                .orderBy(CHUNKS.DOMAIN_ID.asc().nullsFirst())
                .forEach(row -> counts.put(row.value1(), row.value2().longValue()));
        return counts;
    }

    private Map<ChunkId, StoredChunk> stored(ResultQuery<Record> placed) {
        var positions = new HashMap<ChunkId, ChunkPosition>();
        var chunks =
                placed.fetch(row -> {
                    if (row.get(CHUNK_POSITIONS.ID) != null) {
                        var position = Rows.chunkPosition(row);
                        positions.put(position.id(), position);
                    }
                    return Rows.chunk(row);
                });
        var urls = sourceUrls(chunks);
        var result = new LinkedHashMap<ChunkId, StoredChunk>();
        for (var chunk : chunks) {
            var url = urls.get(Keys.document(chunk.document()));
            result.put(chunk.id(), new StoredChunk(chunk, positions.get(chunk.id()), url));
        }
        return result;
    }

    private Map<String, @Nullable String> sourceUrls(List<Chunk> chunks) {
        var keys = chunks.stream().map(c -> Keys.document(c.document())).distinct().toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        var urls = new HashMap<String, @Nullable String>();
        sql.select(DOCUMENTS.ID, DOCUMENTS.SOURCE_URL)
                .from(DOCUMENTS)
                .where(DOCUMENTS.ID.in(keys))
                .forEach(row -> urls.put(row.value1(), row.value2()));
        return urls;
    }

    /// A chunk that may not be seen is as good as gone.
    private Condition behind(ChunkId after, Visibility visibility) {
        var last =
                sql.select(CHUNKS.DOCUMENT, DOMAIN, SESSION, INDEX, CHUNKS.ID)
                        .from(CHUNKS)
                        .leftJoin(CHUNK_POSITIONS)
                        .on(CHUNK_POSITIONS.ID.eq(CHUNKS.ID))
                        .where(CHUNKS.ID.eq(after.value()))
                        .and(VisibleRows.chunks(visibility))
                        .fetchOptional()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "chunk " + after + " is gone: list from the start"));
        return DSL.row(CHUNKS.DOCUMENT, DOMAIN, SESSION, INDEX, CHUNKS.ID).gt(last);
    }
}
