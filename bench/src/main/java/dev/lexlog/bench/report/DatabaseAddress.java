package dev.lexlog.bench.report;

import dev.lexlog.store.postgres.PostgresConfig;
import java.net.URI;
import java.time.Duration;

/// A PostgreSQL to measure on, and who may enter.
public record DatabaseAddress(String url, String user, String password) {
    private static final int MOST_CALLERS = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Of `postgresql://user:password@host:port/database`.
    public static DatabaseAddress of(String address) {
        var uri = URI.create(address);
        var login = uri.getUserInfo();
        if (!"postgresql".equals(uri.getScheme()) || login == null || !login.contains(":")) {
            throw new IllegalArgumentException(
                    "--database wants postgresql://user:password@host:port/database");
        }
        int colon = login.indexOf(':');
        return new DatabaseAddress(
                "jdbc:postgresql://%s:%d%s"
                        .formatted(
                                uri.getHost(),
                                uri.getPort() < 0 ? 5432 : uri.getPort(),
                                uri.getPath()),
                login.substring(0, colon),
                login.substring(colon + 1));
    }

    /// As many connections as there are callers: what is measured is no queue of ours.
    public PostgresConfig config() {
        return new PostgresConfig(url, user, password, MOST_CALLERS, 0, PATIENCE, null);
    }
}
