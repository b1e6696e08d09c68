package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.Generations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores that a version without a catalogue filled, or whose catalogue was lost.
public abstract class AdoptionContract {
    protected static final GenerationSettings ASKED =
            new GenerationSettings(new EmbeddingModel("asked", 16), "standard", 2);

    @TempDir protected Path folder;

    private final MemoryLog log = new MemoryLog();

    protected abstract Generations open();

    /// The first generation, beside which there is no catalogue.
    protected abstract Generation openAlone();

    protected abstract void loseCatalogue() throws IOException, SQLException;

    /// In the tables of the first generation.
    protected abstract void execute(String statement) throws SQLException;

    /// Statements after which its tables are as a version made them that had no catalogue.
    protected List<String> formerShape() {
        return List.of(
                "ALTER TABLE generation DROP COLUMN hnsw_m",
                "ALTER TABLE generation DROP COLUMN hnsw_ef",
                "ALTER TABLE generation DROP COLUMN embeddings");
    }

    @BeforeEach
    void foldWithoutCatalogue() {
        log.put(SampleRows.chunk("c_1", "a.md", "fox"));
        log.put(SampleRows.embedding("c_1", "a.md", SampleRows.vector(1)));
        try (var generation = openAlone()) {
            var writer = generation.writer();
            writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
        }
    }

    @Test
    void generationOfAFormerVersionIsTheFirstAndLive() throws SQLException {
        for (var statement : formerShape()) {
            execute(statement);
        }
        try (var generations = open()) {
            var first = generations.begin(ASKED);
            assertThat(first.number()).isOne();
            assertThat(first.state()).isEqualTo(new Live());
            assertThat(first.settings()).isEqualTo(SampleRows.SETTINGS);
            new Rebuilds(generations, log).assertHoldsTheLog(1);
            try (var audit = generations.open(1).audit()) {
                assertThat(audit.unindexed(10)).isEmpty();
            }
        }
    }

    @Test
    void whatALostCatalogueKnewIsNotTakenForTheNextGeneration() throws Exception {
        try (var generations = open()) {
            generations.begin(ASKED);
            assertThat(new Rebuilds(generations, log).caughtUp()).isEqualTo(2);
        }
        loseCatalogue();
        try (var generations = open()) {
            generations.begin(ASKED);
            var rebuilds = new Rebuilds(generations, log);
            assertThat(rebuilds.ordered()).isEqualTo(2);
            assertThat(generations.positions(2)).isEmpty();
            assertThat(generations.extent(2).rows()).isZero();
            rebuilds.apply(generations.loader(2));
            rebuilds.endLoading(2);
            rebuilds.index(2);
            rebuilds.assertHoldsTheLog(2);
        }
    }
}
