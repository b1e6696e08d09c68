package dev.lexlog.store.embedded;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.DuckSql;
import dev.lexlog.store.embedded.duckdb.DuckVectors;
import dev.lexlog.store.embedded.duckdb.TableScan;
import dev.lexlog.store.embedded.duckdb.VectorQueries;
import dev.lexlog.store.embedded.lucene.IndexSearch;
import dev.lexlog.store.read.ClusterReads;
import dev.lexlog.store.read.CoOccurrenceReads;
import dev.lexlog.store.read.EntityReads;
import dev.lexlog.store.read.GlossaryReads;
import dev.lexlog.store.read.HashReads;
import dev.lexlog.store.read.RelationshipReads;
import dev.lexlog.store.read.SessionReads;
import dev.lexlog.store.read.UnifiedGlossaryReads;
import dev.lexlog.store.read.VectorReads;
import dev.lexlog.store.relational.ChunkQueries;
import dev.lexlog.store.relational.DocumentQueries;
import dev.lexlog.store.relational.HashQueries;
import dev.lexlog.store.relational.SessionQueries;
import dev.lexlog.store.relational.entity.CoOccurrenceQueries;
import dev.lexlog.store.relational.entity.EntityQueries;
import dev.lexlog.store.relational.glossary.ClusterQueries;
import dev.lexlog.store.relational.glossary.GlossaryQueries;
import dev.lexlog.store.relational.glossary.RelationshipQueries;
import dev.lexlog.store.relational.glossary.UnifiedGlossaryQueries;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/// A published moment: searches and the rows of their hits are of it exactly; lists, counts and the
/// exact scan come from the tables, which may already be newer.
final class EmbeddedReading implements Reading {
    private final Published moment;
    private final DuckDatabase database;
    private final Analyzer analyser;
    private final GenerationSettings settings;
    private final Executor threads;
    private final Deadline deadline;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedReading(
            Published moment,
            DuckDatabase database,
            Analyzer analyser,
            GenerationSettings settings,
            Executor threads,
            Deadline deadline) {
        this.moment = moment;
        this.database = database;
        this.analyser = analyser;
        this.settings = settings;
        this.threads = threads;
        this.deadline = deadline;
    }

    @Override
    public Watermark watermark() {
        return moment.watermark();
    }

    @Override
    public Candidates byVector(Embedding query, ChunkFilter filter, int limit, boolean exact) {
        settings.checkDimension(query);
        if (!exact) {
            var search = search();
            var found = search.byVector(query, filter, limit);
            int size = found.items().size();
            if (size >= limit || size >= search.countVectors(filter)) {
                return found;
            }
        }
        return database.read(deadline, sql -> VectorQueries.exact(sql, query, filter, limit));
    }

    @Override
    public Candidates byText(String query, ChunkFilter filter, int limit) {
        return search().byText(query, analyser, filter, limit);
    }

    private IndexSearch search() {
        return new IndexSearch(moment.index(), threads, deadline);
    }

    @Override
    public Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility) {
        return search().chunks(ids, visibility);
    }

    @Override
    public List<StoredChunk> chunks(ChunkFilter filter, @Nullable ChunkId after, int limit) {
        return database.read(deadline, sql -> new ChunkQueries(sql).page(filter, after, limit));
    }

    @Override
    public Optional<Document> document(String name, Visibility visibility) {
        return database.read(deadline, sql -> new DocumentQueries(sql).named(name, visibility));
    }

    @Override
    public List<Document> documents(
            Visibility visibility,
            Collection<String> sources,
            @Nullable String afterKey,
            int limit) {
        return database.read(
                deadline,
                sql -> new DocumentQueries(sql).page(visibility, sources, afterKey, limit));
    }

    @Override
    public Map<@Nullable String, Long> chunksByDomain(ChunkFilter filter) {
        return database.read(deadline, sql -> new ChunkQueries(sql).countByDomain(filter));
    }

    @Override
    public List<Count> counts(Visibility visibility) {
        return database.read(deadline, sql -> new DocumentQueries(sql).counts(visibility));
    }

    @Override
    public EntityReads entities() {
        return new EntityQueries(sql());
    }

    @Override
    public CoOccurrenceReads coOccurrences() {
        return new CoOccurrenceQueries(sql());
    }

    @Override
    public VectorReads vectors() {
        return new DuckVectors(sql());
    }

    @Override
    public GlossaryReads glossary() {
        return new GlossaryQueries(sql());
    }

    @Override
    public UnifiedGlossaryReads unifiedGlossary() {
        return new UnifiedGlossaryQueries(sql());
    }

    @Override
    public RelationshipReads relationships() {
        return new RelationshipQueries(sql());
    }

    @Override
    public ClusterReads clusters() {
        return new ClusterQueries(sql());
    }

    @Override
    public HashReads hashes() {
        return new HashQueries(sql());
    }

    @Override
    public SessionReads sessions() {
        return new SessionQueries(sql());
    }

    private DuckSql sql() {
        return new DuckSql(database, deadline);
    }

    @Override
    public Map<LogTable, String> digests() {
        return database.read(deadline, TableScan::digests);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Projection.release(moment);
        }
    }
}
