package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.relational.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One moment of a generation: a transaction on one connection that only reads. Threads take turns
/// on it, and the server cancels what is not done by the deadline.
final class Snapshot implements Sql, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
    private static final String CANCELLED = "57014";

    private final PostgresDatabase database;
    private final Connection connection;
    private final Deadline deadline;
    private final StatementTimeout timeout;
    private final DSLContext sql;
    private final ReentrantLock turns = new ReentrantLock(true);

    private Snapshot(PostgresDatabase database, Connection connection, Deadline deadline) {
        this.database = database;
        this.connection = connection;
        this.deadline = deadline;
        this.timeout = new StatementTimeout(connection, deadline);
        this.sql = DSL.using(configuration(connection, timeout));
    }

    /// Static statements: the server plans each for its own values, by how many rows they let
    /// through.
    private static DefaultConfiguration configuration(
            Connection connection, StatementTimeout timeout) {
        var configuration = new DefaultConfiguration();
        configuration.set(connection);
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new DefaultExecuteListenerProvider(timeout));
        configuration.set(
                new Settings()
                        .withStatementType(StatementType.STATIC_STATEMENT)
                        .withRenderSchema(false)
                        .withExecuteLogging(false)
                        .withFetchWarnings(false));
        return configuration;
    }

    /// Waits for a connection; it goes back when the snapshot is closed.
    static Snapshot begin(PostgresDatabase database, int generation, Deadline deadline) {
        deadline.check();
        try {
            var snapshot = new Snapshot(database, database.reading(), deadline);
            snapshot.begin(generation);
            return snapshot;
        } catch (SQLException e) {
            throw database.readingFailure(e);
        }
    }

    private void begin(int generation) {
        try {
            timeout.boundNetwork();
            connection.setAutoCommit(false);
            execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
                            + "SET LOCAL standard_conforming_strings = on;"
                            + timeout.first()
                            + ";"
                            + GenerationSchema.search(GenerationSchema.name(generation)));
        } catch (SQLException e) {
            close();
            throw failure(e, e);
        }
    }

    @Override
    public <T> T read(Function<DSLContext, T> queries) {
        takeTurn();
        try {
            return queries.apply(sql);
        } catch (DataAccessException e) {
            throw failure(e, e.getCause(SQLException.class));
        } finally {
            turns.unlock();
        }
    }

    private void takeTurn() {
        deadline.check();
        try {
            if (!turns.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
                throw deadline.timedOut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while another query had its turn", e);
        }
    }

    /// Queries that set what they like, for it ends with them, and that may fail: the next query
    /// finds the transaction as it was.
    <T> T readApart(Function<DSLContext, T> queries) {
        return read(tx -> {
            tx.execute("SAVEPOINT apart");
            long granted = timeout.granted();
            try {
                return queries.apply(tx);
            } finally {
                timeout.restore(granted);
                goBack();
            }
        });
    }

    /// What fails here leaves a transaction that fails every query after it.
    private void goBack() {
        try {
            execute("ROLLBACK TO SAVEPOINT apart; RELEASE SAVEPOINT apart");
        } catch (SQLException e) {
            LOG.warn("A reading cannot go back to its savepoint: {}", e.getMessage());
        }
    }

    private RuntimeException failure(Exception e, @Nullable SQLException cause) {
        boolean isCancelled = cause != null && CANCELLED.equals(cause.getSQLState());
        return isCancelled || deadline.passed() ? deadline.timedOut() : database.readingFailure(e);
    }

    private void execute(String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /// The pool ends the transaction. A connection that was lost has nothing left to end.
    @Override
    public void close() {
        turns.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection for reading was lost: {}", e.getMessage());
        } finally {
            turns.unlock();
        }
    }
}
