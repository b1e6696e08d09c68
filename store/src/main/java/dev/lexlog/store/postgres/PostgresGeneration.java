package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.Reading;
import java.time.Duration;
import java.time.InstantSource;

/// A generation in the schema `lexlog_g<number>` of one database. Any number of processes may open
/// it, write and read; the database is the caller's to close.
public final class PostgresGeneration implements Generation {
    private final PostgresDatabase database;
    private final int number;
    private final GenerationSettings settings;
    private final VectorType vectors;

    private PostgresGeneration(
            PostgresDatabase database,
            int number,
            GenerationSettings settings,
            VectorType vectors) {
        this.database = database;
        this.number = number;
        this.settings = settings;
        this.vectors = vectors;
    }

    /// As below, with vectors of two bytes a dimension.
    public static PostgresGeneration open(
            PostgresDatabase database, int number, GenerationSettings settings) {
        return open(database, number, settings, VectorType.HALFVEC);
    }

    /// Opens the generation or makes it. One that was made with other settings is a {@link
    /// dev.lexlog.schemas.failure.Fault} that says what to do.
    public static PostgresGeneration open(
            PostgresDatabase database,
            int number,
            GenerationSettings settings,
            VectorType vectors) {
        new GenerationSchema(database, number, settings, vectors).createOrCheck();
        return new PostgresGeneration(database, number, settings, vectors);
    }

    /// Opens a generation that a projector has made, and makes nothing; while there is none this
    /// throws {@link dev.lexlog.schemas.failure.Unavailable}.
    public static PostgresGeneration openExisting(
            PostgresDatabase database,
            int number,
            GenerationSettings settings,
            VectorType vectors) {
        new GenerationSchema(database, number, settings, vectors).requireExisting();
        return new PostgresGeneration(database, number, settings, vectors);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public GenerationSettings settings() {
        return settings;
    }

    @Override
    public LexicalRanking lexical() {
        return LexicalRanking.TS_RANK;
    }

    public VectorType vectors() {
        return vectors;
    }

    @Override
    public GenerationWriter writer() {
        return writer(WriterLimits.DEFAULT, Steps.UNWATCHED);
    }

    GenerationWriter writer(WriterLimits limits, Steps steps) {
        return new PostgresWriter(
                new WritingSessions(database, GenerationSchema.name(number), limits),
                new BulkWriter(vectors, settings.model().dimension(), steps),
                steps,
                InstantSource.system());
    }

    @Override
    public Reading read(Duration timeout) {
        return PostgresReading.begin(database, number, settings, Deadline.after(timeout));
    }

    @Override
    public Audit audit() {
        return PostgresAudit.begin(database, number);
    }

    @Override
    public LogRow stored(LogRow row) {
        return vectors.stored(row);
    }

    @Override
    public void close() {
        // the pools are the database's
    }
}
