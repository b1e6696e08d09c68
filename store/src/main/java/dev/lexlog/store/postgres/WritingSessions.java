package dev.lexlog.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;

/// Transactions that find the tables of one schema first, within limits of time.
record WritingSessions(PostgresDatabase database, String schema, WriterLimits limits) {
    /// All or nothing: what the work throws rolls it back.
    <T> T transaction(Work<T> work) {
        try (var connection = database.writing()) {
            connection.setAutoCommit(false);
            try {
                begin(connection);
                var result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException | DataAccessException e) {
            throw database.failure(e);
        }
    }

    private void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(limits.query() + ";" + GenerationSchema.search(schema));
        }
    }

    /// A connection that is lost cannot roll back; the server does.
    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
