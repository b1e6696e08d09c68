package dev.lexlog.store.postgres;

import dev.lexlog.store.lifecycle.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A lease as an advisory lock of a session, which ends with its connection.
record SessionLease(Connection connection) implements Lease {
    private static final int ANSWERS_WITHIN_SECONDS = 5;

    static Optional<Lease> take(PostgresDatabase database, String name) {
        var connection = database.connect();
        try {
            if (isTaken(connection, name)) {
                return Optional.of(new SessionLease(connection));
            }
            PostgresDatabase.end(connection);
            return Optional.empty();
        } catch (SQLException e) {
            PostgresDatabase.end(connection);
            throw database.failure(e);
        }
    }

    private static boolean isTaken(Connection connection, String name) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public boolean held() {
        try {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        PostgresDatabase.end(connection);
    }
}
