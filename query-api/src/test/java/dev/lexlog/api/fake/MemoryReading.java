package dev.lexlog.api.fake;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
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
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers by scanning; the visibility rule of SEMANTICS §1 written down once more.
final class MemoryReading implements Reading {
    private static final Comparator<DocumentId> BY_NAME =
            Comparator.comparing(DocumentId::name)
                    .thenComparing(id -> Objects.requireNonNullElse(id.domain(), ""))
                    .thenComparing(id -> Objects.requireNonNullElse(id.session(), ""));

    private final MemoryGeneration generation;
    private final Watermark watermark;

    MemoryReading(MemoryGeneration generation, Watermark watermark) {
        this.generation = generation;
        this.watermark = watermark;
    }

    @Override
    public Watermark watermark() {
        return watermark;
    }

    @Override
    public Candidates byVector(Embedding query, ChunkFilter filter, int limit, boolean exact) {
        generation.beforeVector.run();
        return new Candidates(
                best(
                        filter,
                        limit,
                        c -> {
                            var vector = generation.vectors.get(c.chunk().id());
                            return vector == null ? Double.NaN : query.dot(vector);
                        }),
                exact);
    }

    @Override
    public Candidates byText(String query, ChunkFilter filter, int limit) {
        generation.beforeText.run();
        return new Candidates(best(filter, limit, c -> matches(query, c.chunk().content())), true);
    }

    /// How many words of the text are words of the query; none is no match.
    private static double matches(String query, String text) {
        var wanted = words(query).toList();
        long found = words(text).filter(wanted::contains).count();
        return found == 0 ? Double.NaN : found;
    }

    private static Stream<String> words(String text) {
        return Pattern.compile("\\W+").splitAsStream(text.toLowerCase(Locale.ROOT));
    }

    private List<Candidate> best(
            ChunkFilter filter, int limit, ToDoubleFunction<StoredChunk> score) {
        return visible(filter)
                .map(c -> new Candidate(c.chunk().id(), score.applyAsDouble(c)))
                .filter(c -> !Double.isNaN(c.score()))
                .sorted(
                        Comparator.comparingDouble(Candidate::score)
                                .reversed()
                                .thenComparing(Candidate::id))
                .limit(limit)
                .toList();
    }

    private Stream<StoredChunk> visible(ChunkFilter filter) {
        return generation.chunks.stream()
                .filter(c -> sees(filter.visibility(), c.chunk().document(), c.chunk().user()))
                .filter(c ->
                        filter.chunkTypes().isEmpty()
                                || filter.chunkTypes().contains(c.chunk().chunkType()))
                .filter(c ->
                        filter.sources().isEmpty() || filter.sources().contains(c.chunk().source()))
                .filter(c ->
                        filter.document() == null
                                || filter.document().equals(c.chunk().document().name()));
    }

    private static boolean sees(Visibility visibility, DocumentId row, @Nullable String user) {
        boolean active =
                switch (visibility.domains()) {
                    case Domains.All() -> true;
                    case Domains.Only(var names) ->
                            row.domain() == null || names.contains(row.domain());
                };
        boolean inScope =
                row.session() == null ? active : row.session().equals(visibility.session());
        return inScope && (user == null || user.equals(visibility.user()));
    }

    @Override
    public Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility) {
        generation.chunkCalls.incrementAndGet();
        var found = new LinkedHashMap<ChunkId, StoredChunk>();
        visible(ChunkFilter.of(visibility))
                .filter(c -> ids.contains(c.chunk().id()))
                .filter(c -> !generation.gone.contains(c.chunk().id()))
                .forEach(c -> found.put(c.chunk().id(), c));
        return found;
    }

    @Override
    public List<StoredChunk> chunks(ChunkFilter filter, @Nullable ChunkId after, int limit) {
        var order =
                Comparator.comparing((StoredChunk c) -> c.chunk().document(), BY_NAME)
                        .thenComparingInt(c -> Objects.requireNonNull(c.position()).index())
                        .thenComparing(c -> c.chunk().id());
        var last = generation.chunks.stream().filter(c -> c.chunk().id().equals(after)).findFirst();
        if (after != null && last.isEmpty()) {
            throw new IllegalArgumentException("chunk " + after + " is gone");
        }
        return visible(filter)
                .sorted(order)
                .filter(c -> last.isEmpty() || order.compare(c, last.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Document> document(String name, Visibility visibility) {
        return documents(visibility, List.of(), null, Integer.MAX_VALUE).stream()
                .filter(d -> d.id().name().equals(name))
                .findFirst();
    }

    @Override
    public List<Document> documents(
            Visibility visibility,
            Collection<String> sources,
            @Nullable String afterKey,
            int limit) {
        var after = afterKey == null ? null : Keys.documentId(afterKey);
        return generation.documents.stream()
                .filter(d -> sees(visibility, d.id(), null))
                .filter(d -> sources.isEmpty() || sources.contains(d.source().wireName()))
                .sorted(Comparator.comparing(Document::id, BY_NAME))
                .filter(d -> after == null || BY_NAME.compare(d.id(), after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<@Nullable String, Long> chunksByDomain(ChunkFilter filter) {
        var counts = new HashMap<@Nullable String, Long>();
        visible(filter).forEach(c -> counts.merge(c.chunk().document().domain(), 1L, Long::sum));
        return counts;
    }

    @Override
    public List<Count> counts(Visibility visibility) {
        var domains = visible(ChunkFilter.of(visibility)).map(c -> c.chunk().document().domain());
        return domains.distinct().map(d -> count(d, visibility)).toList();
    }

    private Count count(@Nullable String domain, Visibility visibility) {
        var chunks =
                visible(ChunkFilter.of(visibility))
                        .filter(c -> Objects.equals(c.chunk().document().domain(), domain))
                        .toList();
        long documents =
                generation.documents.stream()
                        .filter(d -> Objects.equals(d.id().domain(), domain))
                        .count();
        long embeddings =
                chunks.stream().filter(c -> generation.vectors.containsKey(c.chunk().id())).count();
        return new Count(domain, "document", documents, chunks.size(), embeddings);
    }

    @Override
    public EntityReads entities() {
        return nothingOf(EntityReads.class);
    }

    @Override
    public CoOccurrenceReads coOccurrences() {
        throw documentsOnly();
    }

    @Override
    public VectorReads vectors() {
        throw documentsOnly();
    }

    @Override
    public GlossaryReads glossary() {
        return nothingOf(GlossaryReads.class);
    }

    @Override
    public UnifiedGlossaryReads unifiedGlossary() {
        throw documentsOnly();
    }

    @Override
    public RelationshipReads relationships() {
        return nothingOf(RelationshipReads.class);
    }

    @Override
    public ClusterReads clusters() {
        throw documentsOnly();
    }

    @Override
    public HashReads hashes() {
        throw documentsOnly();
    }

    @Override
    public SessionReads sessions() {
        throw documentsOnly();
    }

    /// A port that counts nothing.
    private static <T> T nothingOf(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, _) -> {
                            if (method.getName().equals("count")) {
                                return 0L;
                            }
                            throw documentsOnly();
                        }));
    }

    private static UnsupportedOperationException documentsOnly() {
        return new UnsupportedOperationException("this memory holds documents only");
    }

    @Override
    public Map<LogTable, String> digests() {
        var digests = new HashMap<LogTable, String>();
        for (var table : LogTable.values()) {
            digests.put(table, "digest of " + table.topicSuffix());
        }
        return digests;
    }

    @Override
    public void close() {
        generation.openReadings.decrementAndGet();
    }
}
