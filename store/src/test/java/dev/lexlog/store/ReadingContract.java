package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Reading.Count;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility.Domains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers, compared with lists in memory under random scopes and filters.
public abstract class ReadingContract {
    private static final int CHUNKS = 120;
    private static final int FILTERS = 60;
    private static final int ALL = 1_000;
    private static final List<String> NAMES = List.of("a", "a/b", "z", "Ä", "😀", "\uFB01");

    @TempDir Path folder;

    private final Random random = new Random(42);
    private final MemoryLog log = new MemoryLog();
    private Generation generation;
    private Reading reading;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        generation = open(folder);
        for (int i = 0; i < CHUNKS; i++) {
            putRandomChunk("c_" + i);
        }
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        reading = generation.read(Duration.ofSeconds(60));
    }

    @AfterEach
    void closeGeneration() {
        reading.close();
        generation.close();
    }

    private void putRandomChunk(String id) {
        var document = new DocumentId(oneOf(null, "a", "b"), oneOf(null, null, "s", "t"), name());
        var chunk =
                new Chunk(
                        new ChunkId(id),
                        document,
                        oneOf(null, null, "u", "default"),
                        one(List.of(Source.values())),
                        one(List.of(ChunkType.DOCUMENT, ChunkType.DB_TABLE)),
                        oneOf(null, "section"),
                        "fox " + id,
                        "hash",
                        null);
        log.put(chunk).put(SampleRows.embedding(chunk, SampleRows.vector(random, 8)));
        if (random.nextInt(8) > 0) {
            log.put(SampleRows.position(id, random.nextInt(4)));
        }
        if (random.nextInt(8) > 0) {
            log.put(SampleRows.document(document));
        }
    }

    private String name() {
        return one(NAMES);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private @Nullable String oneOf(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private Visibility randomVisibility() {
        var domains =
                one(
                        List.of(
                                new Domains.All(),
                                new Domains.Only(Set.of()),
                                new Domains.Only(Set.of("a")),
                                new Domains.Only(Set.of("a", "b", "unknown"))));
        return new Visibility(
                domains,
                oneOf(null, "s", "unknown"),
                one(List.of(Visibility.DEFAULT_USER, "u", "other")));
    }

    private ChunkFilter randomFilter() {
        return new ChunkFilter(
                randomVisibility(),
                one(List.of(Set.of(), Set.of(), Set.of(ChunkType.DB_TABLE))),
                one(List.of(Set.of(), Set.of(), Set.of(Source.API, Source.SCHEMA))),
                oneOf(null, null, "a/b", "unknown"));
    }

    private static boolean inScope(DocumentId id, Visibility visibility) {
        if (id.session() != null) {
            return id.session().equals(visibility.session());
        }
        return switch (visibility.domains()) {
            case Domains.All() -> true;
            case Domains.Only(Set<String> names) ->
                    id.domain() == null || names.contains(id.domain());
        };
    }

    private static boolean visible(Chunk chunk, Visibility visibility) {
        return inScope(chunk.document(), visibility)
                && (chunk.user() == null || chunk.user().equals(visibility.user()));
    }

    private static boolean passes(Chunk chunk, ChunkFilter filter) {
        return visible(chunk, filter.visibility())
                && (filter.chunkTypes().isEmpty()
                        || filter.chunkTypes().contains(chunk.chunkType()))
                && (filter.sources().isEmpty() || filter.sources().contains(chunk.source()))
                && (filter.document() == null || filter.document().equals(chunk.document().name()));
    }

    private <T extends LogRow> Stream<T> rows(LogTable table, Class<T> type) {
        return log.fold(table).values().stream().map(type::cast);
    }

    private List<Chunk> chunks(Predicate<Chunk> wanted) {
        return rows(LogTable.CHUNKS, Chunk.class).filter(wanted).toList();
    }

    @Test
    void searchesSeeWhatTheFilterLetsThrough() {
        for (int i = 0; i < FILTERS; i++) {
            var filter = randomFilter();
            var expected = chunks(c -> passes(c, filter)).stream().map(Chunk::id).toList();
            var query = SampleRows.vector(random, 8);
            assertThat(ids(reading.byText("fox", filter, ALL)))
                    .as("%s", filter)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(ids(reading.byVector(query, filter, ALL, true)))
                    .as("%s", filter)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(ids(reading.byVector(query, filter, ALL, false)))
                    .as("%s", filter)
                    .containsExactlyElementsOf(ids(reading.byVector(query, filter, ALL, true)));
        }
    }

    private static List<ChunkId> ids(Candidates candidates) {
        return candidates.items().stream().map(Candidates.Candidate::id).toList();
    }

    @Test
    void vectorSearchIsInOrderOfCosine() {
        var query = SampleRows.vector(random, 8);
        var expected =
                rows(LogTable.EMBEDDINGS, ChunkEmbedding.class)
                        .filter(e -> visible(chunkOf(e), Visibility.ALL_DOMAINS))
                        .sorted(
                                Comparator.comparingDouble(
                                                (ChunkEmbedding e) -> -e.vector().dot(query))
                                        .thenComparing(ChunkEmbedding::id))
                        .map(ChunkEmbedding::id)
                        .limit(10)
                        .toList();
        for (var exact : List.of(true, false)) {
            var filter = ChunkFilter.of(Visibility.ALL_DOMAINS);
            assertThat(ids(reading.byVector(query, filter, 10, exact))).isEqualTo(expected);
        }
    }

    private static Chunk chunkOf(ChunkEmbedding e) {
        return new Chunk(
                e.id(), e.document(), e.user(), e.source(), e.chunkType(), null, "", "", null);
    }

    @Test
    void chunksAreReadByIdWhereVisible() {
        for (int i = 0; i < FILTERS; i++) {
            var visibility = randomVisibility();
            var all = chunks(_ -> true).stream().map(Chunk::id).toList();
            var expected = new HashMap<ChunkId, StoredChunk>();
            chunks(c -> visible(c, visibility)).forEach(c -> expected.put(c.id(), stored(c)));
            assertThat(reading.chunks(all, visibility)).isEqualTo(expected);
        }
    }

    private StoredChunk stored(Chunk chunk) {
        var position = (ChunkPosition) log.fold(LogTable.CHUNK_POSITIONS).get(chunk.id().value());
        var document =
                rows(LogTable.DOCUMENTS, Document.class)
                        .filter(d -> d.id().equals(chunk.document()))
                        .findFirst();
        return new StoredChunk(chunk, position, document.map(Document::sourceUrl).orElse(null));
    }

    @Test
    void pagesOfChunksFollowOneTotalOrder() {
        for (int i = 0; i < 10; i++) {
            var filter = randomFilter();
            var expected =
                    chunks(c -> passes(c, filter)).stream()
                            .map(this::stored)
                            .sorted(
                                    Comparator.comparing(
                                            c ->
                                                    sortKey(
                                                            c.chunk().document(),
                                                            c.position(),
                                                            c.chunk().id()),
                                            Arrays::compare))
                            .toList();
            var listed = new ArrayList<StoredChunk>();
            var page = reading.chunks(filter, null, 7);
            while (!page.isEmpty()) {
                listed.addAll(page);
                page = reading.chunks(filter, page.getLast().chunk().id(), 7);
            }
            assertThat(listed).isEqualTo(expected);
        }
    }

    /// Code points in a row that sorts as (document, domain, session, index, id) does.
    private static int[] sortKey(
            DocumentId document, @Nullable ChunkPosition position, ChunkId id) {
        int index = position == null ? Integer.MAX_VALUE : position.index();
        var parts =
                Stream.of(document.name(), document.domain(), document.session())
                        .map(s -> Objects.requireNonNullElse(s, ""))
                        .flatMapToInt(s ->
                                java.util.stream.IntStream.concat(
                                        s.codePoints(), java.util.stream.IntStream.of(0)));
        var place = java.util.stream.IntStream.of(index);
        return Stream.of(parts, place, id.value().codePoints()).flatMapToInt(s -> s).toArray();
    }

    @Test
    void pagesOfDocumentsFollowOneTotalOrder() {
        for (int i = 0; i < 10; i++) {
            var visibility = randomVisibility();
            var expected =
                    rows(LogTable.DOCUMENTS, Document.class)
                            .filter(d -> inScope(d.id(), visibility))
                            .sorted(
                                    Comparator.comparing(
                                            d -> sortKey(d.id(), null, new ChunkId("-")),
                                            Arrays::compare))
                            .toList();
            var listed = new ArrayList<Document>();
            var page = reading.documents(visibility, List.of("document"), null, 3);
            while (!page.isEmpty()) {
                listed.addAll(page);
                page = reading.documents(visibility, List.of("document"), page.getLast().key(), 3);
            }
            assertThat(listed).isEqualTo(expected).isNotEmpty();
            assertThat(reading.documents(visibility, List.of("api"), null, 3)).isEmpty();
        }
    }

    @Test
    void documentOfANameIsTheFirstVisibleOne() {
        for (int i = 0; i < FILTERS; i++) {
            var visibility = randomVisibility();
            var name = name();
            var expected =
                    rows(LogTable.DOCUMENTS, Document.class)
                            .filter(d -> d.id().name().equals(name))
                            .filter(d -> inScope(d.id(), visibility))
                            .min(
                                    Comparator.comparing(
                                            d -> sortKey(d.id(), null, new ChunkId("-")),
                                            Arrays::compare));
            assertThat(reading.document(name, visibility)).isEqualTo(expected);
        }
    }

    @Test
    void domainsAreCountedAsIfAllWereActive() {
        for (int i = 0; i < FILTERS; i++) {
            var filter = randomFilter();
            var before = filter.visibility();
            var open = new Visibility(new Domains.All(), before.session(), before.user());
            var everywhere =
                    new ChunkFilter(open, filter.chunkTypes(), filter.sources(), filter.document());
            var expected = new HashMap<@Nullable String, Long>();
            chunks(c -> passes(c, everywhere))
                    .forEach(c -> expected.merge(c.document().domain(), 1L, Long::sum));
            assertThat(reading.chunksByDomain(filter)).isEqualTo(expected);
        }
    }

    @Test
    void countsAreOfVisibleRowsByDomainAndSource() {
        var visibility = randomVisibility();
        var expected = new HashMap<List<@Nullable String>, Long>();
        var order = new TreeSet<String>();
        for (var chunk : chunks(c -> visible(c, visibility))) {
            var source = chunk.source().wireName();
            expected.merge(Arrays.asList(chunk.document().domain(), source), 1L, Long::sum);
            order.add(Objects.requireNonNullElse(chunk.document().domain(), "") + " " + source);
        }
        var counts = reading.counts(visibility);
        var found = new HashMap<List<@Nullable String>, Long>();
        for (var count : counts.stream().filter(c -> c.chunks() > 0).toList()) {
            found.put(Arrays.asList(count.domain(), count.source()), count.chunks());
            assertThat(count.embeddings()).isEqualTo(count.chunks());
        }
        assertThat(found).isEqualTo(expected);
        assertThat(counts.stream().filter(c -> c.chunks() > 0))
                .extracting(c -> Objects.requireNonNullElse(c.domain(), "") + " " + c.source())
                .containsExactlyElementsOf(order);
        assertThat(counts.stream().mapToLong(Count::documents).sum())
                .isEqualTo(
                        rows(LogTable.DOCUMENTS, Document.class)
                                .filter(d -> inScope(d.id(), visibility))
                                .count());
    }

    @Test
    void digestsAreThoseOfTheFold() {
        assertThat(reading.digests()).isEqualTo(log.digests());
        assertThat(Map.copyOf(reading.digests()).values()).noneMatch(d -> d.startsWith("0:"));
    }
}
