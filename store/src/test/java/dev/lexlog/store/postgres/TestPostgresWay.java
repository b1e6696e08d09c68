package dev.lexlog.store.postgres;

/// A way to a server, tried.
sealed interface TestPostgresWay {
    record Open(TestPostgresServer server) implements TestPostgresWay {}

    record Closed(String why) implements TestPostgresWay {}
}
