package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.lifecycle.IndexingProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// One process's session that takes a generation's tables through the steps of indexing. Its name
/// says which step it is at, so that any process can ask the server how far it has come.
final class IndexingSession implements AutoCloseable {
    /// No memory to share between workers, as in a container with little of it.
    private static final Set<String> NO_MEMORY = Set.of("53100", "53200");

    private static final String PROGRESS =
            """
            SELECT a.application_name,
                coalesce(CASE WHEN p.tuples_total > 0 THEN p.tuples_done ELSE p.blocks_done END, 0),
                coalesce(CASE WHEN p.tuples_total > 0 THEN p.tuples_total ELSE p.blocks_total END, 0)
            FROM pg_catalog.pg_stat_activity a
            LEFT JOIN pg_catalog.pg_stat_progress_create_index p ON p.pid = a.pid
            WHERE a.datname = current_database() AND a.backend_type = 'client backend'
                AND starts_with(a.application_name, {0})
            """;

    private final PostgresDatabase database;
    private final int number;
    private final Connection connection;

    private IndexingSession(PostgresDatabase database, int number, Connection connection) {
        this.database = database;
        this.number = number;
        this.connection = connection;
    }

    /// {@link Unavailable} while another process has one.
    static IndexingSession begin(PostgresDatabase database, int number) {
        var session = new IndexingSession(database, number, database.connect());
        try {
            session.prepare();
            return session;
        } catch (SQLException e) {
            session.close();
            throw database.failure(e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// A step may take hours without a word from the server, but never waits for this side.
    private void prepare() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        var limits = WriterLimits.DEFAULT;
        execute("SET statement_timeout = 0");
        execute(
                "SET idle_in_transaction_session_timeout = '%dms'"
                        .formatted(limits.idle().toMillis()));
        execute("SET lock_timeout = '%dms'".formatted(limits.lock().toMillis()));
        execute("SET client_min_messages = warning");
        execute(
                GenerationSchema.search(GenerationSchema.name(number))
                        .replace(", true)", ", false)"));
        if (!isTrue(
                "SELECT pg_try_advisory_lock(hashtextextended('%s', 0))".formatted(name(number)))) {
            throw new Unavailable(
                    "another process is indexing generation %d".formatted(number), null);
        }
    }

    private static String name(int number) {
        return "lexlog g%d step ".formatted(number);
    }

    /// What was done already is left out, so this goes on where a crash ended it.
    void run(List<IndexingStep> steps, Runnable done) {
        try {
            for (int i = 0; i < steps.size(); i++) {
                execute("SET application_name = '%s%d'".formatted(name(number), i + 1));
                checkWanted();
                if (!isTrue(steps.get(i).isDone())) {
                    run(steps.get(i));
                }
                done.run();
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private void checkWanted() throws SQLException {
        var query =
                "SELECT state = 'indexing' FROM %s.generations WHERE number = %d"
                        .formatted(Catalog.SCHEMA, number);
        if (!isTrue(query)) {
            throw new Unavailable("generation %d is not indexing".formatted(number), null);
        }
    }

    private void run(IndexingStep step) throws SQLException {
        if (step.before() != null) {
            execute(step.before());
        }
        try {
            inTransaction(step.statements());
        } catch (SQLException e) {
            if (!NO_MEMORY.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            execute("SET max_parallel_maintenance_workers = 0");
            inTransaction(step.statements());
        }
    }

    private void inTransaction(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (var statement : statements) {
                execute(statement);
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private void rollBack(SQLException cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isTrue(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// Ends the session that indexes this generation, whichever process has it.
    static void end(DSLContext sql, int number) {
        sql.fetch(
                "SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = current_database() AND starts_with(application_name, {0})",
                DSL.val(name(number)));
    }

    /// How far the session has come that indexes this generation, if there is one.
    static Optional<IndexingProgress> progress(
            DSLContext sql, int number, List<IndexingStep> steps) {
        return sql.fetch(PROGRESS, DSL.val(name(number))).stream()
                .findFirst()
                .map(row -> {
                    int step =
                            Integer.parseInt(
                                    row.get(0, String.class).substring(name(number).length()));
                    return new IndexingProgress(
                            steps.get(step - 1).what(),
                            step,
                            steps.size(),
                            row.get(1, Long.class),
                            row.get(2, Long.class));
                });
    }

    @Override
    public void close() {
        PostgresDatabase.end(connection);
    }
}
