package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.AuditRecall;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.digest.RowHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an audit finds in files that were tampered with.
class EmbeddedAuditTest {
    private static final int CHUNKS = 30;

    @TempDir Path folder;

    private final MemoryLog log = new MemoryLog();

    @BeforeEach
    void fold() {
        log.put(SampleRows.document(new DocumentId(null, null, "a.md")));
        for (int i = 0; i < CHUNKS; i++) {
            var chunk = SampleRows.chunk("c_" + i, "a.md", "fox " + i);
            log.put(chunk).put(SampleRows.position("c_" + i, i));
            log.put(SampleRows.embedding(chunk, SampleRows.vector(i)));
        }
        try (var generation = open()) {
            fold(generation);
        }
    }

    private void fold(EmbeddedGeneration generation) {
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
    }

    private EmbeddedGeneration open() {
        return EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CHUNKS | UPDATE chunks SET content = 'fox 3.' WHERE id = 'c_3'",
                "CHUNKS | UPDATE chunks SET user_id = '' WHERE id = 'c_3'",
                "CHUNK_POSITIONS | UPDATE chunk_positions SET \"end\" = \"end\" + 1 WHERE id = 'c_3'",
                "EMBEDDINGS | UPDATE embeddings SET embedding = list_value(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)::FLOAT[8] WHERE id = 'c_3'"
            })
    void flippedByteIsSeenInItsRowAlone(LogTable table, String change) throws SQLException {
        execute(change);
        try (var generation = open();
                var audit = generation.audit()) {
            var rows = new HashMap<String, RowHash>();
            audit.rows(table, (key, row) -> rows.put(key, RowHash.of(row)));
            var expected = expected(table);
            assertThat(rows).containsOnlyKeys(expected.keySet());
            assertThat(rows.remove("c_3")).isNotEqualTo(expected.remove("c_3"));
            assertThat(rows).isEqualTo(expected);
        }
    }

    private Map<String, RowHash> expected(LogTable table) {
        var hashes = new HashMap<String, RowHash>();
        log.fold(table).forEach((key, row) -> hashes.put(key, RowHash.of(row)));
        return hashes;
    }

    private void execute(String sql) throws SQLException {
        var url = "jdbc:duckdb:" + folder.resolve("g1/lexlog.duckdb");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({"embeddings:c_7", "chunks:c_7", "chunk-positions:c_7"})
    void whatTheIndexLostIsUnindexed(String key) throws IOException {
        deleteFromIndex(key);
        try (var generation = open();
                var audit = generation.audit()) {
            assertThat(audit.watermark().positions()).isEqualTo(log.ends());
            assertThat(audit.unindexed(10)).containsExactly(new ChunkId("c_7"));
        }
    }

    @Test
    void documentThatTheIndexLostIsUnindexed() throws IOException {
        var key = Keys.document(new DocumentId(null, null, "a.md"));
        deleteFromIndex("documents:" + key);
        try (var generation = open();
                var audit = generation.audit()) {
            assertThat(audit.unindexed(10)).containsExactly(new ChunkId(key));
        }
    }

    @Test
    void flippedByteOfTheIndexIsAFaultWithItsCure() throws IOException {
        flipInIndex("hash of");
        try (var generation = open();
                var audit = generation.audit()) {
            assertThat(audit.watermark().positions()).isEqualTo(log.ends());
            assertThatThrownBy(() -> audit.unindexed(10))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("the Lucene index is damaged: checksum failed")
                    .hasMessageContaining("rebuilt from the log");
        }
    }

    /// Where a file says this first.
    private void flipInIndex(String text) throws IOException {
        try (var files = Files.list(folder.resolve("g1/lucene"))) {
            for (var file : files.toList()) {
                var bytes = Files.readAllBytes(file);
                int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
                if (at >= 0) {
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                    return;
                }
            }
        }
        throw new AssertionError("no file says " + text);
    }

    private void deleteFromIndex(String... keys) throws IOException {
        try (var directory = FSDirectory.open(folder.resolve("g1/lucene"));
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (var key : keys) {
                writer.deleteDocuments(new Term("key", key));
            }
        }
    }

    @Test
    void whatTheTablesLostIsUnindexedToo() throws SQLException {
        execute("DELETE FROM embeddings WHERE id IN ('c_4', 'c_5', 'c_6')");
        try (var generation = open();
                var audit = generation.audit()) {
            assertThat(audit.unindexed(2)).containsExactly(new ChunkId("c_4"), new ChunkId("c_5"));
        }
    }

    @Test
    void recallFallsWithTheVectorsThatTheIndexLost() throws IOException {
        try (var generation = open();
                var audit = generation.audit()) {
            assertThat(AuditRecall.of(audit, 20, 1)).isEqualTo(1);
        }
        deleteFromIndex("embeddings:c_1", "embeddings:c_2", "embeddings:c_3", "embeddings:c_4");
        try (var generation = open();
                var audit = generation.audit()) {
            assertThat(AuditRecall.of(audit, 20, 1)).isLessThan(1).isGreaterThan(0.5);
            assertThat(AuditRecall.of(audit, 20, 1)).isEqualTo(AuditRecall.of(audit, 20, 1));
        }
    }

    @Test
    void auditStaysAtItsMomentWhileRowsAreWritten() {
        try (var generation = open();
                var audit = generation.audit()) {
            var before = expected(LogTable.CHUNKS);
            var ends = log.ends();
            log.put(SampleRows.chunk("c_1", "a.md", "dog")).delete(LogTable.CHUNKS, "c_2");
            log.delete(LogTable.EMBEDDINGS, "c_2").delete(LogTable.CHUNK_POSITIONS, "c_2");
            fold(generation);
            var rows = new HashMap<String, RowHash>();
            audit.rows(LogTable.CHUNKS, (key, row) -> rows.put(key, RowHash.of(row)));
            assertThat(rows).isEqualTo(before);
            assertThat(audit.unindexed(10)).isEqualTo(List.of());
            assertThat(audit.watermark().positions()).isEqualTo(ends);
            try (var later = generation.audit()) {
                assertThat(later.watermark().positions()).isEqualTo(log.ends());
                assertThat(later.unindexed(10)).isEmpty();
            }
        }
    }
}
