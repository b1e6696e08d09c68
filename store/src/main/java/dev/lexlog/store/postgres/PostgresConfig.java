package dev.lexlog.store.postgres;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database and the connections to it: `poolSize` are kept open, `maxOverflow` more
/// are opened when these are busy, and a caller waits for one no longer than `timeout`. Urls are
/// those of the driver, `jdbc:postgresql://host:port/database`. Prints without the password.
public record PostgresConfig(
        String url,
        String user,
        String password,
        int poolSize,
        int maxOverflow,
        Duration timeout,
        @Nullable String readReplicaUrl) {
    private static final String SCHEME = "jdbc:postgresql:";
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

    public PostgresConfig {
        check(url);
        if (readReplicaUrl != null) {
            check(readReplicaUrl);
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("a pool of " + poolSize + " connections");
        }
        if (maxOverflow < 0) {
            throw new IllegalArgumentException("an overflow of " + maxOverflow + " connections");
        }
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException(
                    "a pool time-out of " + timeout + ": at least " + SHORTEST_TIMEOUT);
        }
    }

    /// Five connections, ten more at need, 30 seconds, no replica.
    public static PostgresConfig of(String url, String user, String password) {
        return new PostgresConfig(url, user, password, 5, 10, Duration.ofSeconds(30), null);
    }

    private static void check(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(
                    "not a PostgreSQL url: it begins with " + SCHEME + "//host:port/database");
        }
    }

    @Override
    public String toString() {
        return "PostgresConfig[url=%s, user=%s, password=***, poolSize=%d, maxOverflow=%d, timeout=%s, readReplicaUrl=%s]"
                .formatted(
                        PostgresFailures.place(url),
                        user,
                        poolSize,
                        maxOverflow,
                        timeout,
                        readReplicaUrl == null ? null : PostgresFailures.place(readReplicaUrl));
    }
}
