package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/// One DuckDB file, opened once; every connection is a duplicate of the first. A second process
/// cannot open it.
public final class DuckDatabase implements AutoCloseable {
    private static final String LOADING_CHECKPOINT = "1GB";

    private final Path file;
    private final DuckDBConnection root;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("duckdb-timeouts").factory());

    private DuckDatabase(Path file, DuckDBConnection root) {
        this.file = file;
        this.root = root;
        timer.setRemoveOnCancelPolicy(true);
    }

    public static DuckDatabase open(Path file) {
        return open(file, Map.of());
    }

    /// To append much to it: neither does a checkpoint rewrite the last rows over and over, nor
    /// does anybody look for a way to compress vectors, which does not exist.
    public static DuckDatabase openToLoad(Path file) {
        return open(
                file,
                Map.of(
                        "checkpoint_threshold",
                        LOADING_CHECKPOINT,
                        "force_compression",
                        "uncompressed"));
    }

    private static DuckDatabase open(Path file, Map<String, String> special) {
        try {
            Files.createDirectories(file.resolveSibling("tmp"));
            var url = "jdbc:duckdb:" + file.toAbsolutePath();
            var connection = DriverManager.getConnection(url, properties(file, special));
            return new DuckDatabase(file, (DuckDBConnection) connection);
        } catch (SQLException e) {
            throw DuckFailures.opening(file, e);
        } catch (IOException e) {
            throw new Fault("cannot make the folder of " + file + ": " + e.getMessage(), e);
        }
    }

    private static Properties properties(Path file, Map<String, String> special) {
        var properties = new Properties();
        properties.putAll(special);
        properties.setProperty("memory_limit", "512MB");
        properties.setProperty("threads", "2");
        properties.setProperty(
                "temp_directory", file.resolveSibling("tmp").toAbsolutePath().toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }

    public DuckDBConnection connect() {
        try {
            return root.duplicate();
        } catch (SQLException e) {
            throw DuckFailures.of(file, e);
        }
    }

    /// What keeps a connection of its own, which is closed again if nothing comes of it.
    <T> T keeping(Keeper<T> keeper) {
        var connection = connect();
        try {
            return keeper.of(connection);
        } catch (SQLException | DataAccessException e) {
            end(connection, e);
            throw DuckFailures.of(file, e);
        } catch (RuntimeException e) {
            end(connection, e);
            throw e;
        }
    }

    private static void end(DuckDBConnection connection, Exception cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    interface Keeper<T> {
        T of(DuckDBConnection connection) throws SQLException;
    }

    /// Runs queries on a connection of their own; past the deadline they are cancelled.
    public <T> T read(Deadline deadline, Function<DSLContext, T> queries) {
        deadline.check();
        try (var connection = root.duplicate()) {
            var configuration = configuration();
            configuration.set(connection);
            configuration.set(new Cancellation.Provider(timer, deadline));
            return queries.apply(DSL.using(configuration));
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(file, e);
        }
    }

    /// Runs statements on a connection of their own, each committed as it ends.
    <T> T inStatement(Statements<T> statements) {
        try (var connection = root.duplicate();
                var statement = connection.createStatement()) {
            return statements.run(statement);
        } catch (SQLException e) {
            throw DuckFailures.of(file, e);
        }
    }

    interface Statements<T> {
        T run(Statement statement) throws SQLException;
    }

    /// jOOQ over a connection without a time-out.
    DSLContext sql(DuckDBConnection connection) {
        var configuration = configuration();
        configuration.set(connection);
        return DSL.using(configuration);
    }

    /// Static statements: DuckDB plans a prepared one twice, and only one whose values it sees by
    /// its indexes.
    private static DefaultConfiguration configuration() {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.DUCKDB);
        configuration.set(
                new Settings()
                        .withStatementType(StatementType.STATIC_STATEMENT)
                        .withRenderSchema(false)
                        .withExecuteLogging(false)
                        .withFetchWarnings(false));
        return configuration;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            root.close();
        } catch (SQLException e) {
            throw DuckFailures.of(file, e);
        }
    }
}
