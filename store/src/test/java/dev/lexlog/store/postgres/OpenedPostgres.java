package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.store.SampleRows;
import java.sql.Connection;
import java.sql.SQLException;

/// A new database, the pools to it, and a generation in it.
final class OpenedPostgres implements AutoCloseable {
    final TestPostgresDatabase server = TestPostgres.database();
    final PostgresDatabase database = database(server);
    final PostgresGeneration generation;

    OpenedPostgres(VectorType vectors) {
        generation = PostgresGeneration.open(database, 1, SampleRows.SETTINGS, vectors);
    }

    static PostgresDatabase database(TestPostgresDatabase server) {
        return PostgresDatabase.open(
                PostgresConfig.of(server.url(), server.user(), server.password()));
    }

    /// A connection of the test's own, which finds the generation's tables.
    Connection connect(int number) throws SQLException {
        var connection = server.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = lexlog_g%d, public".formatted(number));
        }
        return connection;
    }

    /// The first column of the first row.
    String text(String sql) throws SQLException {
        try (var connection = connect(1);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        }
    }

    /// Ends every session that is inside a transaction, and waits until it is over.
    void endSessions() {
        try {
            var ended =
                    text(
                            """
                            SELECT bool_and(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
                            WHERE datname = current_database() AND pid <> pg_backend_pid()
                            AND state = 'idle in transaction'
                            """);
            assertThat(ended).isEqualTo("t");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        generation.close();
        database.close();
    }
}
