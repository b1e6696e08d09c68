package dev.lexlog.bench.report;

import java.nio.file.Path;

/// What every benchmark is told: Lexlog's launcher, the sample's documents, a folder for what is
/// made on the way, the seed, and whether a quick look is enough.
public record Conditions(Path launcher, Path sample, Path target, long seed, boolean shortForm) {

    /// How often, or how much, in each form.
    public int size(int inFull, int inShort) {
        return shortForm ? inShort : inFull;
    }
}
