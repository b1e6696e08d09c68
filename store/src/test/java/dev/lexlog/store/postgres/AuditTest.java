package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.AuditRecall;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.digest.RowHash;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an audit finds when tables or the index are not what they should be.
class AuditTest {
    private static final int VECTORS = 3_000;

    private static final TestPostgresServer SERVER = TestPostgres.server(Map.of());

    private final TestPostgresDatabase place = SERVER.database();
    private final PostgresDatabase database = OpenedPostgres.database(place);
    private final PostgresGeneration generation =
            PostgresGeneration.open(database, 1, SampleRows.SETTINGS);
    private final MemoryLog log = new MemoryLog();
    private final Random random = new Random(11);

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @BeforeEach
    void fill() {
        for (int i = 0; i < VECTORS; i++) {
            put("c_%05d".formatted(i));
        }
        project();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void put(String id) {
        log.put(SampleRows.chunk(id, "a.md", "fox " + id));
        log.put(SampleRows.embedding(id, "a.md", SampleRows.vector(random, 8)));
    }

    private void project() {
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
    }

    /// As the superuser of the server, who may do what must not be done.
    private void spoil(String sql) throws SQLException {
        var superuser = SERVER.administration();
        var own = new TestPostgresDatabase(place.url(), superuser.user(), superuser.password());
        try (var connection = own.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = lexlog_g1, public");
            statement.execute(sql);
        }
    }

    private Map<String, RowHash> hashes(LogTable table) {
        var hashes = new HashMap<String, RowHash>();
        try (var audit = generation.audit()) {
            audit.rows(table, (key, row) -> hashes.put(key, RowHash.of(row)));
        }
        return hashes;
    }

    @Test
    void oneFlippedByteIsSeenInTheHashOfItsRow() throws SQLException {
        var before = hashes(LogTable.CHUNKS);
        spoil(
                "UPDATE chunks SET content = overlay(content placing 'g' from 1) WHERE id = 'c_00007'");
        var after = hashes(LogTable.CHUNKS);
        after.entrySet().removeAll(before.entrySet());
        assertThat(after).containsOnlyKeys("c_00007");
    }

    @Test
    void oneFlippedBitOfAVectorIsSeenInTheHashOfItsRow() throws SQLException {
        var before = hashes(LogTable.EMBEDDINGS);
        spoil(
                "UPDATE embeddings SET embedding = (SELECT array_agg(CASE WHEN i = 3 THEN -x ELSE x END ORDER BY i) FROM unnest(embedding::real[]) WITH ORDINALITY AS e (x, i))::real[]::halfvec WHERE id = 'c_00007'");
        var after = hashes(LogTable.EMBEDDINGS);
        after.entrySet().removeAll(before.entrySet());
        assertThat(after).containsOnlyKeys("c_00007");
    }

    @Test
    void auditStaysAtItsMoment() {
        try (var audit = generation.audit()) {
            var before = audit.watermark();
            put("c_later");
            project();
            var seen = new HashMap<String, RowHash>();
            audit.rows(LogTable.CHUNKS, (key, row) -> seen.put(key, RowHash.of(row)));
            assertThat(seen).hasSize(VECTORS).doesNotContainKey("c_later");
            assertThat(audit.watermark()).isEqualTo(before);
        }
    }

    @Test
    void vectorThatTheIndexLacksIsFound() throws SQLException {
        try (var audit = generation.audit()) {
            assertThat(audit.unindexed(10)).isEmpty();
            assertThat(AuditRecall.of(audit, 50, 1)).isGreaterThan(0.95);
        }
        writeBehindTheIndex("c_lost_1", "c_lost_2", "c_lost_3");
        try (var audit = generation.audit()) {
            assertThat(audit.unindexed(10))
                    .extracting(ChunkId::value)
                    .containsExactly("c_lost_1", "c_lost_2", "c_lost_3");
            assertThat(audit.unindexed(2)).hasSize(2);
            assertThat(audit.mayMiss(999)).isZero();
            assertThat(audit.mayMiss(100_000)).isEqualTo(100);
        }
    }

    private void writeBehindTheIndex(String... ids) throws SQLException {
        spoil(
                "UPDATE pg_index SET indisready = false WHERE indexrelid = 'embeddings_on_vector'::regclass");
        for (var id : ids) {
            put(id);
        }
        project();
        spoil(
                "UPDATE pg_index SET indisready = true WHERE indexrelid = 'embeddings_on_vector'::regclass");
    }

    @Test
    void recallFallsWithTheRowsThatTheIndexLacks() throws SQLException {
        var ids = new String[VECTORS];
        for (int i = 0; i < VECTORS; i++) {
            ids[i] = "d_%05d".formatted(i);
        }
        writeBehindTheIndex(ids);
        try (var audit = generation.audit()) {
            assertThat(AuditRecall.of(audit, 50, 1)).isBetween(0.3, 0.7);
            assertThat(AuditRecall.of(audit, 50, 1)).isEqualTo(AuditRecall.of(audit, 50, 1));
        }
    }

    @Test
    void withoutAnIndexNoVectorIsFoundThroughIt() throws SQLException {
        spoil("DROP INDEX embeddings_on_vector");
        try (var audit = generation.audit()) {
            assertThat(audit.unindexed(5)).hasSize(5).startsWith(new ChunkId("c_00000"));
        }
    }

    @Test
    void vectorOfZerosIsNoMatterOfTheIndex() {
        log.put(SampleRows.embedding("c_zero", "a.md", Embedding.of(new float[8])));
        project();
        try (var audit = generation.audit()) {
            assertThat(audit.unindexed(10)).isEmpty();
        }
    }

    @Test
    void manyEqualVectorsAreAllFound() {
        for (int i = 0; i < 200; i++) {
            log.put(SampleRows.embedding("e_" + i, "a.md", SampleRows.vector(1)));
        }
        project();
        try (var audit = generation.audit()) {
            assertThat(audit.unindexed(10)).isEmpty();
            assertThat(AuditRecall.of(audit, 100, 2)).isGreaterThan(0.95);
        }
    }
}
