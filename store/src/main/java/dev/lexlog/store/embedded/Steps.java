package dev.lexlog.store.embedded;

/// Told of every step of a batch as it is done, so that a test can stop there.
interface Steps {
    Steps UNWATCHED = _ -> {};

    void done(Step step);

    /// In this order.
    enum Step {
        TABLES_COMMITTED,
        INDEX_APPLIED,
        PUBLISHED
    }
}
