package dev.lexlog.api.fake;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A generation of lists that are scanned. Searches can be made to fail or to hang.
public final class MemoryGeneration implements Generation {
    public static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789Z");

    final List<StoredChunk> chunks = new CopyOnWriteArrayList<>();
    final List<Document> documents = new CopyOnWriteArrayList<>();
    final Map<ChunkId, Embedding> vectors = new ConcurrentHashMap<>();
    public final Map<LogPartition, Long> positions = new ConcurrentHashMap<>();

    /// What readings show where it is not what the tables have.
    public final Map<LogPartition, Long> shownPositions = new ConcurrentHashMap<>();

    /// Chunks that the indexes still know and the table no longer has.
    public final Set<ChunkId> gone = ConcurrentHashMap.newKeySet();

    public final AtomicInteger chunkCalls = new AtomicInteger();
    public final AtomicInteger openReadings = new AtomicInteger();
    public volatile Runnable beforeVector = () -> {};
    public volatile Runnable beforeText = () -> {};
    public volatile boolean dropped;
    public volatile LexicalRanking lexical = LexicalRanking.BM25;

    private final int number;
    private final GenerationSettings settings;
    private final int dimension;

    public MemoryGeneration(int dimension) {
        this(7, new GenerationSettings(new EmbeddingModel("fake", dimension), "english", 2));
    }

    public MemoryGeneration(int number, GenerationSettings settings) {
        this.number = number;
        this.settings = settings;
        this.dimension = settings.model().dimension();
    }

    /// Adds a document of these chunks, their vectors all pointing the same way.
    public List<ChunkId> add(DocumentId id, String... texts) {
        var ids = new ArrayList<ChunkId>();
        for (var text : texts) {
            ids.add(add(id, Source.DOCUMENT, text, vector(ids.size() + 1)));
        }
        documents.add(document(id, texts.length));
        return ids;
    }

    public ChunkId add(
            DocumentId document, Source source, String text, @Nullable Embedding vector) {
        var id = new ChunkId("c_%024x".formatted(chunks.size() + 1));
        var chunk =
                new Chunk(
                        id,
                        document,
                        null,
                        source,
                        ChunkType.DOCUMENT,
                        "Top > Part",
                        text,
                        "hash",
                        null);
        var place =
                new ChunkPosition(
                        id, indexIn(document), 0, text.codePointCount(0, text.length()), TIME);
        chunks.add(new StoredChunk(chunk, place, "https://example.org/" + document.name()));
        if (vector != null) {
            vectors.put(id, vector.normalised());
        }
        return id;
    }

    private int indexIn(DocumentId document) {
        return (int) chunks.stream().filter(c -> c.chunk().document().equals(document)).count();
    }

    private static Document document(DocumentId id, int chunkCount) {
        return new Document(
                id,
                Source.DOCUMENT,
                ChunkType.DOCUMENT,
                "text/markdown",
                "ab12",
                chunkCount,
                "https://example.org/" + id.name(),
                Map.of("team", "search", "lang", "en"),
                TIME,
                TIME.plusSeconds(60));
    }

    /// Of length one and near the first axis; the higher the number the farther from it.
    public Embedding vector(int number) {
        var values = new float[dimension];
        values[0] = 1;
        values[1] = number / 100f;
        return Embedding.of(values).normalised();
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public GenerationSettings settings() {
        return settings;
    }

    @Override
    public LexicalRanking lexical() {
        return lexical;
    }

    @Override
    public GenerationWriter writer() {
        throw new UnsupportedOperationException("the API never writes");
    }

    @Override
    public Reading read(Duration timeout) {
        if (dropped) {
            throw new IllegalStateException("the tables of generation " + number + " are gone");
        }
        openReadings.incrementAndGet();
        var shown = new HashMap<>(positions);
        shown.putAll(shownPositions);
        return new MemoryReading(this, new Watermark(TIME, shown));
    }

    @Override
    public void close() {}

    @Override
    public Audit audit() {
        throw new UnsupportedOperationException("audit");
    }

    @Override
    public LogRow stored(LogRow row) {
        return row;
    }
}
