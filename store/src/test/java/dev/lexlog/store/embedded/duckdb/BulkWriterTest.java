package dev.lexlog.store.embedded.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.digest.TableDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// DuckDB's unique indexes are known to see keys that are gone: rows are put, deleted and put again
/// within and across transactions, while old snapshots are being read.
class BulkWriterTest {
    private static final int KEYS = 6;

    @Property(seed = "20260101")
    void keysComeAndGoUnderOldSnapshots(@ForAll long seed) throws IOException, SQLException {
        var folder = Files.createTempDirectory("lexlog-bulk");
        try (var database = open(folder);
                var connection = database.connect();
                var reader = database.connect()) {
            var random = new Random(seed);
            var expected = new TreeMap<String, ChunkEmbedding>();
            var writer = new BulkWriter(connection);
            for (int batch = 0; batch < 25; batch++) {
                if (random.nextInt(3) == 0) {
                    readAnew(reader);
                }
                write(connection, writer, randomBatch(random, expected));
                assertThat(digest(database)).isEqualTo(TableDigest.of(expected.values().stream()));
            }
        } finally {
            delete(folder);
        }
    }

    private static DuckDatabase open(Path folder) {
        var database = DuckDatabase.open(folder.resolve("test.duckdb"));
        GenerationTables.createOrCheck(database, SampleRows.SETTINGS);
        return database;
    }

    private static LastChanges randomBatch(Random random, Map<String, ChunkEmbedding> expected) {
        var changes = new ArrayList<Change>();
        int count = 1 + random.nextInt(12);
        for (int offset = 0; offset < count; offset++) {
            var key = "c_" + random.nextInt(KEYS);
            if (random.nextInt(5) < 2) {
                changes.add(new Change.Delete(LogTable.EMBEDDINGS, key, offset));
                expected.remove(key);
                continue;
            }
            var row = SampleRows.embedding(key, "a.md", SampleRows.vector(random.nextLong()));
            changes.add(new Change.Put(row, offset));
            expected.put(key, row);
        }
        var last = new LastChanges();
        last.add(changes, 0);
        return last;
    }

    /// Ends the reader's transaction and begins the next, which keeps today's rows alive.
    private static void readAnew(DuckDBConnection reader) throws SQLException {
        if (!reader.getAutoCommit()) {
            reader.commit();
        }
        reader.setAutoCommit(false);
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM embeddings")) {
            rows.next();
        }
    }

    private static void write(DuckDBConnection connection, BulkWriter writer, LastChanges changes)
            throws SQLException {
        connection.setAutoCommit(false);
        writer.write(changes);
        connection.commit();
    }

    private static String digest(DuckDatabase database) {
        var soon = Deadline.after(Duration.ofSeconds(60));
        var digests = database.read(soon, TableScan::digests);
        return String.valueOf(digests.get(LogTable.EMBEDDINGS));
    }

    @Test
    void rowsAreReplacedInBulk(@TempDir Path folder) throws SQLException {
        try (var database = open(folder);
                var connection = database.connect()) {
            var writer = new BulkWriter(connection);
            for (int version = 0; version < 4; version++) {
                var rows = new ArrayList<ChunkEmbedding>();
                var last = new LastChanges();
                for (int i = 0; i < 3_000; i++) {
                    var vector = SampleRows.vector(version * 10_000L + i);
                    rows.add(SampleRows.embedding("c_" + i, "a.md", vector));
                }
                rows.forEach(row -> last.add(List.of(new Change.Put(row, 0)), 0));
                write(connection, writer, last);
                assertThat(digest(database)).isEqualTo(TableDigest.of(rows.stream()));
            }
        }
    }

    /// As many as a projector takes at once, when it catches up.
    @Test
    void batchOfWideVectorsFitsIntoMemory(@TempDir Path folder) throws SQLException {
        var model = new EmbeddingModel("wide", 1_024);
        try (var database = DuckDatabase.open(folder.resolve("test.duckdb"))) {
            GenerationTables.createOrCheck(database, new GenerationSettings(model, "english", 1));
            try (var connection = database.connect()) {
                var random = new Random(5);
                var rows = new ArrayList<ChunkEmbedding>();
                var last = new LastChanges();
                for (int i = 0; i < 2_000; i++) {
                    var vector = SampleRows.vector(random, model.dimension());
                    rows.add(SampleRows.embedding("c_" + i, "a.md", vector));
                }
                rows.forEach(row -> last.add(List.of(new Change.Put(row, 0)), 0));
                write(connection, new BulkWriter(connection), last);
                assertThat(digest(database)).isEqualTo(TableDigest.of(rows.stream()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
