package dev.lexlog.store.postgres;

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
import dev.lexlog.store.relational.PositionRows;
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
import org.jspecify.annotations.Nullable;

/// One snapshot of a generation's schema; its positions are read first.
final class PostgresReading implements Reading {
    private final Snapshot snapshot;
    private final GenerationSettings settings;
    private final Watermark watermark;

    private PostgresReading(Snapshot snapshot, GenerationSettings settings, Watermark watermark) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.watermark = watermark;
    }

    static PostgresReading begin(
            PostgresDatabase database,
            int generation,
            GenerationSettings settings,
            Deadline deadline) {
        var snapshot = Snapshot.begin(database, generation, deadline);
        try {
            var positions = snapshot.read(PositionRows::all);
            return new PostgresReading(snapshot, settings, PositionRows.watermark(positions));
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    @Override
    public Watermark watermark() {
        return watermark;
    }

    @Override
    public Candidates byVector(Embedding query, ChunkFilter filter, int limit, boolean exact) {
        settings.checkDimension(query);
        return snapshot.readApart(tx -> {
            var search = new VectorSearch(tx, query, filter, limit);
            return exact ? search.exact() : search.nearest();
        });
    }

    @Override
    public Candidates byText(String query, ChunkFilter filter, int limit) {
        var language = GenerationScripts.language(settings);
        return snapshot.readApart(tx -> new TextSearch(tx, language).best(query, filter, limit));
    }

    @Override
    public Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility) {
        return snapshot.read(tx -> new ChunkQueries(tx).byId(ids, visibility));
    }

    @Override
    public List<StoredChunk> chunks(ChunkFilter filter, @Nullable ChunkId after, int limit) {
        return snapshot.read(tx -> new ChunkQueries(tx).page(filter, after, limit));
    }

    @Override
    public Optional<Document> document(String name, Visibility visibility) {
        return snapshot.read(tx -> new DocumentQueries(tx).named(name, visibility));
    }

    @Override
    public List<Document> documents(
            Visibility visibility,
            Collection<String> sources,
            @Nullable String afterKey,
            int limit) {
        return snapshot.read(
                tx -> new DocumentQueries(tx).page(visibility, sources, afterKey, limit));
    }

    @Override
    public Map<@Nullable String, Long> chunksByDomain(ChunkFilter filter) {
        return snapshot.read(tx -> new ChunkQueries(tx).countByDomain(filter));
    }

    @Override
    public List<Count> counts(Visibility visibility) {
        return snapshot.read(tx -> new DocumentQueries(tx).counts(visibility));
    }

    @Override
    public EntityReads entities() {
        return new EntityQueries(snapshot);
    }

    @Override
    public CoOccurrenceReads coOccurrences() {
        return new CoOccurrenceQueries(snapshot);
    }

    @Override
    public VectorReads vectors() {
        return new PgVectors(snapshot);
    }

    @Override
    public GlossaryReads glossary() {
        return new GlossaryQueries(snapshot);
    }

    @Override
    public UnifiedGlossaryReads unifiedGlossary() {
        return new UnifiedGlossaryQueries(snapshot);
    }

    @Override
    public RelationshipReads relationships() {
        return new RelationshipQueries(snapshot);
    }

    @Override
    public ClusterReads clusters() {
        return new ClusterQueries(snapshot);
    }

    @Override
    public HashReads hashes() {
        return new HashQueries(snapshot);
    }

    @Override
    public SessionReads sessions() {
        return new SessionQueries(snapshot);
    }

    @Override
    public Map<LogTable, String> digests() {
        return snapshot.read(TableDigests::of);
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
