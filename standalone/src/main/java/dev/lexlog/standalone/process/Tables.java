package dev.lexlog.standalone.process;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.standalone.config.DatabaseUrl.PostgreSql;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import dev.lexlog.store.postgres.PostgresConfig;
import dev.lexlog.store.postgres.PostgresDatabase;
import dev.lexlog.store.postgres.PostgresGeneration;
import dev.lexlog.store.postgres.VectorType;
import java.nio.file.Path;
import java.util.Locale;

/// Opens the generation that a process is told of.
final class Tables {
    private final LexlogConfig config;
    private final Running running;
    private final GenerationSettings settings;

    Tables(LexlogConfig config, Running running, EmbeddingModel model) {
        this.config = config;
        this.running = running;
        this.settings = new GenerationSettings(model, config.analyser(), config.partitions());
    }

    /// For the one process that writes and reads it.
    Generation embedded(Path folder) {
        return keep(EmbeddedGeneration.open(folder, config.generation(), settings));
    }

    /// Made where it is missing.
    Generation forWriting(PostgreSql url) {
        return opened(url, PostgresGeneration::open);
    }

    /// Waits until a projector has made it.
    Generation forReading(PostgreSql url) {
        return opened(url, PostgresGeneration::openExisting);
    }

    private Generation opened(PostgreSql url, Opening opening) {
        var database = database(url);
        int number = config.generation();
        return keep(
                running.patience()
                        .await(
                                "PostgreSQL",
                                () -> opening.open(database, number, settings, vectors())));
    }

    private Generation keep(Generation generation) {
        return running.parts().keep("generation", generation);
    }

    private PostgresDatabase database(PostgreSql url) {
        var storage = config.storage();
        var pool = storage.pool();
        try {
            return running.parts()
                    .keep(
                            "database",
                            PostgresDatabase.open(
                                    new PostgresConfig(
                                            url.jdbc(),
                                            url.user(),
                                            url.password(),
                                            pool.size(),
                                            pool.maxOverflow(),
                                            pool.timeout(),
                                            storage.replicaJdbc())));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("storage: " + e.getMessage(), e);
        }
    }

    private VectorType vectors() {
        return VectorType.valueOf(config.vectorType().toUpperCase(Locale.ROOT));
    }

    private interface Opening {
        Generation open(
                PostgresDatabase database,
                int number,
                GenerationSettings settings,
                VectorType vectors);
    }
}
