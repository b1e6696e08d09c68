package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.AdoptionContract;
import dev.lexlog.store.Generation;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.lifecycle.Generations;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class AdoptionTest extends AdoptionContract {
    @Override
    protected Generations open() {
        return EmbeddedGenerations.open(folder);
    }

    @Override
    protected Generation openAlone() {
        return EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS);
    }

    @Override
    protected void loseCatalogue() throws IOException {
        Files.delete(folder.resolve("catalogue.duckdb"));
    }

    @Override
    protected void execute(String sql) throws SQLException {
        var url = "jdbc:duckdb:" + folder.resolve("g1/lexlog.duckdb");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
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
