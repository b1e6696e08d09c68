package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.Reading;
import dev.lexlog.store.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A generation in a database of its own, for the contracts, which know folders: each folder has
/// its database, and closing the generation closes the pool as well.
record FolderDatabase(PostgresDatabase database, Generation generation) implements Generation {
    static Generation open(Path folder) {
        return open(folder, SampleRows.SETTINGS, VectorType.HALFVEC);
    }

    static Generation open(Path folder, GenerationSettings settings, VectorType vectors) {
        var of = databaseOf(folder);
        var database = PostgresDatabase.open(PostgresConfig.of(of.url(), of.user(), of.password()));
        try {
            return new FolderDatabase(
                    database, PostgresGeneration.open(database, 1, settings, vectors));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    static TestPostgresDatabase databaseOf(Path folder) {
        var note = folder.resolve("database");
        try {
            if (Files.exists(note)) {
                return TestPostgresDatabase.of(Files.readString(note));
            }
            var fresh = TestPostgres.database();
            Files.writeString(note, fresh.address());
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int number() {
        return generation.number();
    }

    @Override
    public GenerationSettings settings() {
        return generation.settings();
    }

    @Override
    public LexicalRanking lexical() {
        return generation.lexical();
    }

    @Override
    public GenerationWriter writer() {
        return generation.writer();
    }

    @Override
    public Reading read(Duration timeout) {
        return generation.read(timeout);
    }

    @Override
    public void close() {
        try (database) {
            generation.close();
        }
    }

    @Override
    public Audit audit() {
        return generation.audit();
    }

    @Override
    public LogRow stored(LogRow row) {
        return generation.stored(row);
    }
}
