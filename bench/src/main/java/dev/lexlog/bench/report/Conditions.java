package dev.lexlog.bench.report;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What every benchmark is told: Lexlog's launcher, the sample's documents, a BEIR folder and the
/// address of a PostgreSQL if they were given, a folder for what is made on the way, the seed, and
/// whether a quick look is enough.
public record Conditions(
        Path launcher,
        Path sample,
        @Nullable Path collection,
        @Nullable String database,
        Path target,
        long seed,
        boolean shortForm) {

    /// How often, or how much, in each form.
    public int size(int inFull, int inShort) {
        return shortForm ? inShort : inFull;
    }
}
