package dev.lexlog.store.postgres;

import static dev.lexlog.store.SampleRows.chunk;
import static dev.lexlog.store.SampleRows.embedding;
import static dev.lexlog.store.SampleRows.position;
import static dev.lexlog.store.SampleRows.vector;
import static dev.lexlog.store.postgres.VectorType.HALFVEC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.KnowledgeSamples;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.SampleRows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the bulk writer does to rows.
class WriterTest {
    private static final int LONGEST = 512;
    private static final int WIDE = 32;

    private final OpenedPostgres postgres = new OpenedPostgres(HALFVEC);
    private final MemoryLog log = new MemoryLog();

    @AfterEach
    void close() {
        postgres.close();
    }

    private void project() {
        project(postgres.generation, log);
    }

    private static void project(PostgresGeneration generation, MemoryLog log) {
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
    }

    private static List<String> tables() {
        return List.of(LogTable.values()).stream().map(WriterTest::name).toList();
    }

    private static String name(LogTable table) {
        return StagedTable.of(table, HALFVEC, WIDE).name();
    }

    private List<String> versions() throws SQLException {
        var versions = new ArrayList<String>();
        for (var table : tables()) {
            versions.add(
                    postgres.text(
                            "SELECT string_agg(id || ' ' || ctid || ' ' || xmin, ',' ORDER BY id) FROM "
                                    + table));
        }
        return versions;
    }

    private void putOneOfEach() {
        log.put(SampleRows.document(new DocumentId(null, "s", "a.md")));
        log.put(chunk("c_1", "a.md", "fox")).put(position("c_1", 0));
        log.put(embedding("c_1", "a.md", vector(1)));
        for (var table : KnowledgeSamples.TABLES) {
            log.put(new KnowledgeSamples(new Random(1), "").row(table));
        }
    }

    @Test
    void equalRowsAreLeftUntouched() throws SQLException {
        putOneOfEach();
        project();
        var before = versions();
        assertThat(before).doesNotContain("null");

        putOneOfEach();
        project();

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void rowThatDiffersInAVectorAloneIsReplaced() throws SQLException {
        log.put(embedding("c_1", "a.md", vector(1)));
        project();
        log.put(embedding("c_1", "a.md", vector(2)));
        project();
        assertThat(postgres.text("SELECT embedding <-> '" + text() + "' FROM embeddings"))
                .isEqualTo("0");
    }

    @Test
    void zeroAndMinusZeroAreTwoValues() throws SQLException {
        log.put(embedding("c_1", "a.md", Embedding.of(new float[] {0, 1, 0, 0, 0, 0, 0, 0})));
        project();
        log.put(embedding("c_1", "a.md", Embedding.of(new float[] {-0f, 1, 0, 0, 0, 0, 0, 0})));
        project();
        assertThat(postgres.text("SELECT embedding FROM embeddings"))
                .isEqualTo("[-0,1,0,0,0,0,0,0]");
    }

    /// They share the temporary tables of the session, but not those of vectors.
    @Test
    void generationsOfTwoDimensionsAreWrittenByTurnsOverOneConnection() throws SQLException {
        var wide = new GenerationSettings(new EmbeddingModel("wide", WIDE), "english", 2);
        try (var database = PostgresDatabase.open(oneConnection())) {
            var first = PostgresGeneration.open(database, 1, SampleRows.SETTINGS, HALFVEC);
            var second = PostgresGeneration.open(database, 2, wide, HALFVEC);
            var secondLog = new MemoryLog();
            for (int i = 1; i <= 8; i++) {
                var id = "c_" + i;
                log.put(chunk(id, "a.md", "fox")).put(embedding(id, "a.md", vector(i)));
                log.delete(LogTable.CHUNKS, "c_" + (i - 1));
                project(first, log);
                secondLog.delete(LogTable.CHUNKS, "c_" + (i - 2));
                secondLog.put(chunk(id, "a.md", "hen"));
                secondLog.put(embedding(id, "a.md", vector(new Random(i), WIDE)));
                project(second, secondLog);
            }
            assertThat(Dump.ofPostgres(postgres, 1)).isEqualTo(Dump.of(log, log.ends()));
            assertThat(Dump.ofPostgres(postgres, 2))
                    .isEqualTo(Dump.of(secondLog, secondLog.ends()));
            assertThat(
                            postgres.text(
                                    "SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'"))
                    .isEqualTo("3");
        }
    }

    private PostgresConfig oneConnection() {
        var server = postgres.server;
        var patience = Duration.ofSeconds(30);
        return new PostgresConfig(
                server.url(), server.user(), server.password(), 1, 0, patience, null);
    }

    private static String text() {
        var values = HALFVEC.stored(vector(2)).toArray();
        return Arrays.toString(values).replace(" ", "");
    }

    @Test
    void lastOfSeveralChangesOfAKeyCounts() throws SQLException {
        log.put(chunk("c_1", "a.md", "one")).delete(LogTable.CHUNKS, "c_1");
        log.put(chunk("c_1", "a.md", "two"));
        log.put(chunk("c_2", "a.md", "gone")).delete(LogTable.CHUNKS, "c_2");
        project();
        assertThat(postgres.text("SELECT string_agg(id || ' ' || content, ',') FROM chunks"))
                .isEqualTo("c_1 two");
    }

    @Test
    void longestNamesOfControlCharactersAreKeptAndFound() throws SQLException {
        var name = "\u0001\u0002".repeat(LONGEST / 2);
        var random = new Random(5);
        var odd = new StringBuilder();
        while (odd.length() < LONGEST) {
            odd.append((char) (1 + random.nextInt(31)));
        }
        var id = new DocumentId(odd.toString(), odd.reverse().toString(), name);
        var document = SampleRows.document(id, null);
        log.put(document);
        project();
        log.put(touched(document));
        project();
        assertThat(postgres.text("SELECT count(*) || ' ' || max(chunk_count) FROM documents"))
                .isEqualTo("1 9");

        log.delete(LogTable.DOCUMENTS, document.key());
        project();
        assertThat(postgres.text("SELECT count(*) FROM documents")).isEqualTo("0");
    }

    private static Document touched(Document row) {
        return new Document(
                row.id(),
                row.source(),
                row.chunkType(),
                row.contentType(),
                row.contentHash(),
                9,
                row.sourceUrl(),
                row.attributes(),
                row.createdAt(),
                row.updatedAt());
    }

    @Test
    void longestChunkIsKeptWhole() throws SQLException {
        var random = new Random(7);
        var content = new StringBuilder();
        while (content.length() < 2 << 20) {
            content.appendCodePoint(0x1F300 + random.nextInt(600))
                    .append("\u00e9")
                    .append((char) ('a' + random.nextInt(26)))
                    .append(random.nextInt(1_000_000))
                    .append(random.nextBoolean() ? ' ' : '/');
        }
        log.put(chunk("c_1", "a.md", content.toString()));
        project();
        assertThat(postgres.text("SELECT md5(content) FROM chunks"))
                .isEqualTo(postgres.text("SELECT md5('" + content + "')"));
    }

    @Test
    void firstAndLastPossibleTimesAreKept() throws SQLException {
        for (var time :
                Map.of("a", "0001-01-01T00:00:00Z", "b", "9999-12-31T23:59:59.999Z").entrySet()) {
            var at = Instant.parse(time.getValue());
            log.put(
                    new Document(
                            new DocumentId(null, null, time.getKey()),
                            Source.API,
                            ChunkType.DOCUMENT,
                            "text/plain",
                            "hash",
                            1,
                            null,
                            Map.of(),
                            at,
                            at));
        }
        project();
        assertThat(
                        postgres.text(
                                "SELECT string_agg((created_at AT TIME ZONE 'UTC')::text, ',' ORDER BY name) FROM documents"))
                .isEqualTo("0001-01-01 00:00:00,9999-12-31 23:59:59.999");
    }
}
