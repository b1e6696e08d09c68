package dev.lexlog.store;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.read.ClusterReads;
import dev.lexlog.store.read.CoOccurrenceReads;
import dev.lexlog.store.read.EntityReads;
import dev.lexlog.store.read.GlossaryReads;
import dev.lexlog.store.read.HashReads;
import dev.lexlog.store.read.RelationshipReads;
import dev.lexlog.store.read.SessionReads;
import dev.lexlog.store.read.UnifiedGlossaryReads;
import dev.lexlog.store.read.VectorReads;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A generation that forgets what it is told.
final class DoesNothing implements Generation, GenerationWriter, Reading {
    @Override
    public int number() {
        return 1;
    }

    @Override
    public GenerationSettings settings() {
        return SampleRows.SETTINGS;
    }

    @Override
    public LexicalRanking lexical() {
        return LexicalRanking.BM25;
    }

    @Override
    public GenerationWriter writer() {
        return this;
    }

    @Override
    public Reading read(Duration timeout) {
        return this;
    }

    @Override
    public void close() {}

    @Override
    public Map<LogPartition, Long> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        return partitions.stream().collect(Collectors.toMap(p -> p, _ -> 0L));
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd() {
        return Map.of();
    }

    @Override
    public Outcome apply(List<Slice> slices) {
        return new Outcome.Applied(0);
    }

    @Override
    public Watermark watermark() {
        return new Watermark(null, Map.of());
    }

    @Override
    public Candidates byVector(Embedding query, ChunkFilter filter, int limit, boolean exact) {
        return new Candidates(List.of(), true);
    }

    @Override
    public Candidates byText(String query, ChunkFilter filter, int limit) {
        return new Candidates(List.of(), true);
    }

    @Override
    public Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility) {
        return Map.of();
    }

    @Override
    public List<StoredChunk> chunks(ChunkFilter filter, @Nullable ChunkId after, int limit) {
        return List.of();
    }

    @Override
    public Optional<Document> document(String name, Visibility visibility) {
        return Optional.empty();
    }

    @Override
    public List<Document> documents(
            Visibility visibility,
            Collection<String> sources,
            @Nullable String afterKey,
            int limit) {
        return List.of();
    }

    @Override
    public Map<@Nullable String, Long> chunksByDomain(ChunkFilter filter) {
        return Map.of();
    }

    @Override
    public List<Count> counts(Visibility visibility) {
        return List.of();
    }

    @Override
    public EntityReads entities() {
        return NothingKnown.of(EntityReads.class);
    }

    @Override
    public CoOccurrenceReads coOccurrences() {
        return NothingKnown.of(CoOccurrenceReads.class);
    }

    @Override
    public VectorReads vectors() {
        return NothingKnown.of(VectorReads.class);
    }

    @Override
    public GlossaryReads glossary() {
        return NothingKnown.of(GlossaryReads.class);
    }

    @Override
    public UnifiedGlossaryReads unifiedGlossary() {
        return NothingKnown.of(UnifiedGlossaryReads.class);
    }

    @Override
    public RelationshipReads relationships() {
        return NothingKnown.of(RelationshipReads.class);
    }

    @Override
    public ClusterReads clusters() {
        return NothingKnown.of(ClusterReads.class);
    }

    @Override
    public HashReads hashes() {
        return NothingKnown.of(HashReads.class);
    }

    @Override
    public SessionReads sessions() {
        return NothingKnown.of(SessionReads.class);
    }

    @Override
    public Map<LogTable, String> digests() {
        return Map.of();
    }

    @Override
    public Audit audit() {
        throw new UnsupportedOperationException("audit");
    }

    @Override
    public LogRow stored(LogRow row) {
        return row;
    }
}
