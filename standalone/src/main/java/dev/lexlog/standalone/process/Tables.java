package dev.lexlog.standalone.process;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.standalone.config.DatabaseUrl.PostgreSql;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.data.CannotStart;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.postgres.PostgresConfig;
import dev.lexlog.store.postgres.PostgresDatabase;
import dev.lexlog.store.postgres.PostgresGenerations;
import dev.lexlog.store.postgres.VectorType;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the store that a process is told of.
final class Tables {
    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private final LexlogConfig config;
    private final Running running;

    Tables(LexlogConfig config, Running running) {
        this.config = config;
        this.running = running;
    }

    /// For the one process that writes and reads it.
    Generations embedded(Path folder) {
        return keep(EmbeddedGenerations.open(folder));
    }

    Generations postgres(PostgreSql url) {
        return keep(PostgresGenerations.open(database(url), vectors()));
    }

    /// Waits for the database, and makes the first generation where there is none. What answers
    /// already is kept, whatever the settings say: they are for the first one.
    void begin(Generations generations, EmbeddingModel model) {
        var first = new GenerationSettings(model, config.analyser(), config.partitions());
        var live = running.patience().await(place(), () -> generations.begin(first));
        var made = live.settings();
        if (!made.model().equals(model) || !made.analyser().equals(config.analyser())) {
            LOG.warn(
                    "generation {} answers, made with {} and analyser {}, not {} and {}: lexlog"
                            + " generation rebuild makes another",
                    live.number(),
                    made.model().name(),
                    made.analyser(),
                    model.name(),
                    config.analyser());
        }
    }

    private String place() {
        return config.storage().url() instanceof PostgreSql ? "PostgreSQL" : "the DuckDB folder";
    }

    private Generations keep(Generations generations) {
        return running.parts().keep("generations", generations);
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
}
