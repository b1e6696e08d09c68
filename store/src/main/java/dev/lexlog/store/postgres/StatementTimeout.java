package dev.lexlog.store.postgres;

import dev.lexlog.store.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/// Has the server cancel a statement at the deadline. The server counts from the start of each
/// statement, so it is told anew as time passes, but not for less than a tenth of what is left: a
/// quick request tells it once.
final class StatementTimeout implements ExecuteListener {
    private static final long serialVersionUID = 1;
    private static final long NOT_WORTH_TELLING_MILLIS = 50;
    private static final int NETWORK_GRACE_MILLIS = 2_000;

    private final transient Connection connection;
    private final transient Deadline deadline;
    private long granted = Long.MAX_VALUE;

    StatementTimeout(Connection connection, Deadline deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    /// Gives up on a server that does not even answer that it has cancelled.
    void boundNetwork() throws SQLException {
        long bound = millisLeft() + NETWORK_GRACE_MILLIS;
        connection.setNetworkTimeout(Runnable::run, (int) Math.min(bound, Integer.MAX_VALUE));
    }

    @Override
    public void executeStart(ExecuteContext context) {
        deadline.check();
        long left = millisLeft();
        if (granted - left > Math.max(NOT_WORTH_TELLING_MILLIS, left / 10)) {
            grant(left);
        }
    }

    private void grant(long millis) {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + millis);
            granted = millis;
        } catch (SQLException e) {
            throw new DataAccessException("SET LOCAL statement_timeout", e);
        }
    }

    /// For a transaction that begins.
    String first() {
        granted = millisLeft();
        return "SET LOCAL statement_timeout = " + granted;
    }

    long granted() {
        return granted;
    }

    /// What the server goes back to with a savepoint.
    void restore(long before) {
        granted = before;
    }

    /// At least one: zero would be no limit.
    private long millisLeft() {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos());
        return Math.clamp(millis, 1, Integer.MAX_VALUE);
    }
}
