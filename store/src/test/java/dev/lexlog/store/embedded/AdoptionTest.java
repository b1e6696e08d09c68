package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders that a version without a catalogue filled, or whose catalogue was lost.
class AdoptionTest {
    private static final GenerationSettings ASKED =
            new GenerationSettings(new EmbeddingModel("asked", 16), "standard", 2);

    @TempDir Path folder;

    private final MemoryLog log = new MemoryLog();

    private void foldWithoutCatalogue() {
        log.put(SampleRows.chunk("c_1", "a.md", "fox"));
        try (var generation = EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS)) {
            var writer = generation.writer();
            writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        }
    }

    @Test
    void generationOfAFormerVersionIsTheFirstAndLive() throws SQLException {
        foldWithoutCatalogue();
        forgetWhatTheFormerVersionDidNotKnow();
        try (var generations = EmbeddedGenerations.open(folder)) {
            var first = generations.begin(ASKED);
            assertThat(first.number()).isOne();
            assertThat(first.state()).isEqualTo(new Live());
            assertThat(first.settings()).isEqualTo(SampleRows.SETTINGS);
            assertThat(generations.positions(1)).isEqualTo(log.ends());
        }
    }

    private void forgetWhatTheFormerVersionDidNotKnow() throws SQLException {
        var url = "jdbc:duckdb:" + folder.resolve("g1/lexlog.duckdb");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE generation DROP COLUMN hnsw_m");
            statement.execute("ALTER TABLE generation DROP COLUMN hnsw_ef");
            statement.execute("ALTER TABLE generation DROP COLUMN embeddings");
        }
    }

    @Test
    void unreadableGenerationIsAFaultThatNamesTheCure() throws IOException {
        Files.createDirectories(folder.resolve("g1"));
        Files.writeString(folder.resolve("g1/lexlog.duckdb"), "not a database ".repeat(1_000));
        try (var generations = EmbeddedGenerations.open(folder)) {
            assertThatThrownBy(() -> generations.begin(ASKED))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("delete this file to have it rebuilt from the log");
            assertThat(generations.list()).isEmpty();
        }
    }

    @Test
    void filesOfALostCatalogueAreNotTakenForTheNextGenerations() throws IOException {
        foldWithoutCatalogue();
        Files.createDirectories(folder.resolve("g2"));
        Files.copy(folder.resolve("g1/lexlog.duckdb"), folder.resolve("g2/lexlog.duckdb"));
        try (var generations = EmbeddedGenerations.open(folder)) {
            generations.begin(ASKED);
            generations.order(new RebuildOrder(SampleRows.SETTINGS, Map.of(), false, 0));
            assertThat(generations.positions(2)).isEmpty();
            assertThat(generations.extent(2).rows()).isZero();
        }
    }

    @Test
    void deletedFilesOfTheLiveGenerationAreFilledAnewFromTheLog() throws IOException {
        try (var generations = EmbeddedGenerations.open(folder)) {
            generations.begin(SampleRows.SETTINGS);
            generations.open(1);
        }
        Files.delete(folder.resolve("g1/lexlog.duckdb"));
        try (var generations = EmbeddedGenerations.open(folder)) {
            generations.begin(SampleRows.SETTINGS);
            assertThat(generations.open(1).number()).isOne();
            assertThat(generations.positions(1)).isEmpty();
        }
    }
}
