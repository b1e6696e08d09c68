package dev.lexlog.store.postgres;

/// A PostgreSQL of a test's own. Stopped and started, it has the same port and the same data.
public sealed interface TestPostgresServer extends AutoCloseable
        permits TestPostgresCluster, TestPostgresContainer {
    /// A new, empty database, as [TestPostgres#database] gives one.
    TestPostgresDatabase database();

    /// The database `postgres` as its superuser.
    TestPostgresDatabase administration();

    /// As an administrator would: clients are cut off, and everything is written.
    void stop();

    /// All its processes end at once; the next start recovers.
    void crash();

    /// Returns when it answers.
    void start();

    /// Stops it and deletes its data. The end of the JVM does the same.
    @Override
    void close();
}
