package dev.lexlog.store.postgres;

/// Told of every step of a transaction as it is done, so that a test can stop there.
interface Steps {
    Steps UNWATCHED = _ -> {};

    void done(Step step);

    /// In this order; a table is a step of its own.
    enum Step {
        READ,
        STAGED,
        LOCKED,
        WRITTEN,
        ADVANCED,
        COMMITTED
    }
}
