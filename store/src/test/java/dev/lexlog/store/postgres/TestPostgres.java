package dev.lexlog.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// PostgreSQL with pgvector for tests, from the first of these that there is: the server of
/// `LEXLOG_TEST_DATABASE_URL`, a container, a throw-away cluster of the PostgreSQL installed here.
/// Without any of them a test fails: it is never left out.
public final class TestPostgres {
    private static final String GIVEN = "LEXLOG_TEST_DATABASE_URL";

    private TestPostgres() {}

    /// A new, empty database on a server that all tests of this JVM share. It has the extension
    /// `vector`, and its owner is no superuser, as in production.
    public static TestPostgresDatabase database() {
        return Shared.DATABASES.get();
    }

    /// A server of the test's own, to stop and start; the settings are those of `postgresql.conf`.
    /// Unless they say so, nothing is forced to disk.
    public static TestPostgresServer server(Map<String, String> settings) {
        return firstOpen(
                List.of(
                        () -> TestPostgresContainer.open(settings),
                        () -> TestPostgresCluster.open(settings)));
    }

    static TestPostgresServer firstOpen(List<Supplier<TestPostgresWay>> ways) {
        var reasons = new ArrayList<String>();
        for (var way : ways) {
            switch (way.get()) {
                case TestPostgresWay.Open(var server) -> {
                    return server;
                }
                case TestPostgresWay.Closed(var why) -> reasons.add("- " + why);
            }
        }
        throw new IllegalStateException(
                """
                These tests need PostgreSQL 15 with pgvector 0.8, or newer; one of these ways:
                - set %s=postgresql://user:password@host:port/database, a user who may create databases
                - start Docker, with the image %s
                - install PostgreSQL and pgvector on this machine
                ./lexlog verify installs them on Debian when run as root. What was tried:
                %s\
                """
                        .formatted(GIVEN, TestPostgresContainer.IMAGE, String.join("\n", reasons)));
    }

    private static Supplier<TestPostgresDatabase> databases() {
        var given = Optional.ofNullable(System.getenv(GIVEN)).filter(url -> !url.isBlank());
        if (given.isPresent()) {
            var administrator = TestPostgresDatabase.of(given.get());
            return () -> droppedAtExit(administrator, administrator.newDatabase());
        }
        try {
            return server(Map.of())::database;
        } catch (IllegalStateException e) {
            return () -> {
                throw new IllegalStateException(e.getMessage(), e);
            };
        }
    }

    private static TestPostgresDatabase droppedAtExit(
            TestPostgresDatabase administrator, TestPostgresDatabase database) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> administrator.drop(database), "drop-database"));
        return database;
    }

    /// The supplier keeps its server alive.
    private static final class Shared {
        static final Supplier<TestPostgresDatabase> DATABASES = databases();
    }
}
