package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
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

    @TempDir Path folder;

    private final RandomRows rows = new RandomRows(CHUNKS);
    private final Random random = rows.random;
    private final MemoryLog log = rows.log;
    private Generation generation;
    private Reading reading;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    /// What the generation keeps of a vector, and compares a query as.
    protected Embedding stored(Embedding vector) {
        return vector;
    }

    @BeforeEach
    void fillGeneration() {
        generation = open(folder);
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        reading = generation.read(Duration.ofSeconds(60));
    }

    @AfterEach
    void closeGeneration() {
        reading.close();
        generation.close();
    }

    @Test
    void searchesSeeWhatTheFilterLetsThrough() {
        for (int i = 0; i < FILTERS; i++) {
            var filter = rows.randomFilter();
            var expected =
                    rows.chunks(c -> RandomRows.passes(c, filter)).stream().map(Chunk::id).toList();
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
        var asked = stored(query);
        var expected =
                rows.rows(LogTable.EMBEDDINGS, ChunkEmbedding.class)
                        .filter(e -> RandomRows.visible(chunkOf(e), Visibility.ALL_DOMAINS))
                        .sorted(
                                Comparator.comparingDouble((ChunkEmbedding e) ->
                                                -stored(e.vector()).normalised().dot(asked))
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
            var visibility = rows.randomVisibility();
            var all = rows.chunks(_ -> true).stream().map(Chunk::id).toList();
            var expected = new HashMap<ChunkId, StoredChunk>();
            rows.chunks(c -> RandomRows.visible(c, visibility))
                    .forEach(c -> expected.put(c.id(), rows.stored(c)));
            assertThat(reading.chunks(all, visibility)).isEqualTo(expected);
        }
    }

    @Test
    void rowsOfAnOpenReadingStayAsItsSearchesFindThem() {
        var before = log.stored(log.ends());
        var first = rows.chunks(_ -> true).getFirst();
        log.delete(LogTable.CHUNKS, first.key());
        for (var chunk : rows.chunks(c -> !c.id().equals(first.id()))) {
            log.put(SampleRows.position(chunk.key(), 77));
            log.put(SampleRows.document(chunk.document(), "http://example.org/moved"));
        }
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));

        assertThat(seen(reading, before.keySet())).isEqualTo(visible(before));
        try (var later = generation.read(Duration.ofSeconds(60))) {
            var now = visible(log.stored(log.ends()));
            assertThat(seen(later, before.keySet())).isEqualTo(now).isNotEqualTo(visible(before));
        }
    }

    private static Map<ChunkId, StoredChunk> seen(Reading reading, Set<ChunkId> ids) {
        return reading.chunks(ids, Visibility.ALL_DOMAINS);
    }

    private static Map<ChunkId, StoredChunk> visible(Map<ChunkId, StoredChunk> all) {
        var visible = new HashMap<>(all);
        visible.values().removeIf(c -> !RandomRows.visible(c.chunk(), Visibility.ALL_DOMAINS));
        return visible;
    }

    @Test
    void pagesOfChunksFollowOneTotalOrder() {
        for (int i = 0; i < 10; i++) {
            var filter = rows.randomFilter();
            var expected =
                    rows.chunks(c -> RandomRows.passes(c, filter)).stream()
                            .map(rows::stored)
                            .sorted(
                                    Comparator.comparing(
                                            c ->
                                                    RandomRows.sortKey(
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

    @Test
    void pagesOfDocumentsFollowOneTotalOrder() {
        for (int i = 0; i < 10; i++) {
            var visibility = rows.randomVisibility();
            var expected =
                    rows.rows(LogTable.DOCUMENTS, Document.class)
                            .filter(d -> RandomRows.inScope(d.id(), visibility))
                            .sorted(
                                    Comparator.comparing(
                                            d -> RandomRows.sortKey(d.id(), null, new ChunkId("-")),
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
            var visibility = rows.randomVisibility();
            var name = rows.name();
            var expected =
                    rows.rows(LogTable.DOCUMENTS, Document.class)
                            .filter(d -> d.id().name().equals(name))
                            .filter(d -> RandomRows.inScope(d.id(), visibility))
                            .min(
                                    Comparator.comparing(
                                            d -> RandomRows.sortKey(d.id(), null, new ChunkId("-")),
                                            Arrays::compare));
            assertThat(reading.document(name, visibility)).isEqualTo(expected);
        }
    }

    @Test
    void domainsAreCountedAsIfAllWereActive() {
        for (int i = 0; i < FILTERS; i++) {
            var filter = rows.randomFilter();
            var before = filter.visibility();
            var open = new Visibility(new Domains.All(), before.session(), before.user());
            var everywhere =
                    new ChunkFilter(open, filter.chunkTypes(), filter.sources(), filter.document());
            var expected = new HashMap<@Nullable String, Long>();
            rows.chunks(c -> RandomRows.passes(c, everywhere))
                    .forEach(c -> expected.merge(c.document().domain(), 1L, Long::sum));
            assertThat(reading.chunksByDomain(filter)).isEqualTo(expected);
        }
    }

    @Test
    void countsAreOfVisibleRowsByDomainAndSource() {
        var visibility = rows.randomVisibility();
        var expected = new HashMap<List<@Nullable String>, Long>();
        var order = new TreeSet<String>();
        for (var chunk : rows.chunks(c -> RandomRows.visible(c, visibility))) {
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
                        rows.rows(LogTable.DOCUMENTS, Document.class)
                                .filter(d -> RandomRows.inScope(d.id(), visibility))
                                .count());
    }

    @Test
    void digestsAreThoseOfTheFold() {
        assertThat(reading.digests()).isEqualTo(log.digests(this::stored));
        assertThat(Map.copyOf(reading.digests()).values()).noneMatch(d -> d.startsWith("0:"));
    }
}
