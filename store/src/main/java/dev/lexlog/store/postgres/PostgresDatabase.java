package dev.lexlog.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One database and the pools of connections to it and to its read replica, which is the database
/// itself when there is none. Opening it connects to nothing yet, so a server that is down is met
/// by the first use.
public final class PostgresDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

    /// A statement whose client is gone is cancelled, and a session whose client was cut off ends
    /// within a minute, so that their locks go too.
    private static final String SESSION =
            """
            SET timezone = 'UTC';
            SET jit = off;
            SET client_connection_check_interval = '1s';
            SET tcp_keepalives_idle = 30;
            SET tcp_keepalives_interval = 10;
            SET tcp_keepalives_count = 3
            """;

    private static final int CONNECT_SECONDS = 10;
    private static final int SOCKET_SECONDS = 180;

    private final PostgresConfig config;
    private final HikariDataSource primary;
    private final HikariDataSource replica;

    private PostgresDatabase(
            PostgresConfig config, HikariDataSource primary, HikariDataSource replica) {
        this.config = config;
        this.primary = primary;
        this.replica = replica;
    }

    public static PostgresDatabase open(PostgresConfig config) {
        var primary = pool(config, config.url(), "postgres");
        var replicaUrl = config.readReplicaUrl();
        var replica = replicaUrl == null ? primary : pool(config, replicaUrl, "postgres-replica");
        return new PostgresDatabase(config, primary, replica);
    }

    private static HikariDataSource pool(PostgresConfig config, String url, String name) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(properties(config));
        pool.setMinimumIdle(config.poolSize());
        pool.setMaximumPoolSize(config.poolSize() + config.maxOverflow());
        pool.setConnectionTimeout(config.timeout().toMillis());
        pool.setValidationTimeout(Math.min(5_000, config.timeout().toMillis()));
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql(SESSION);
        return new HikariDataSource(pool);
    }

    private static Properties properties(PostgresConfig config) {
        var properties = new Properties();
        PGProperty.USER.set(properties, config.user());
        PGProperty.PASSWORD.set(properties, config.password());
        PGProperty.APPLICATION_NAME.set(properties, "lexlog");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, SOCKET_SECONDS);
        return properties;
    }

    /// A connection that no pool knows, for starting up: it says at once what is wrong.
    Connection connect() {
        try {
            var connection = DriverManager.getConnection(config.url(), properties(config));
            try (var statement = connection.createStatement()) {
                statement.execute(SESSION);
            }
            return connection;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Closes a connection that may be lost already.
    static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection was lost: {}", e.getMessage());
        }
    }

    /// A connection for writing; closing it gives it back.
    Connection writing() throws SQLException {
        return primary.getConnection();
    }

    /// A connection for reading, from the replica where there is one; closing it gives it back.
    Connection reading() throws SQLException {
        return replica.getConnection();
    }

    /// What an error of a connection comes to.
    RuntimeException failure(Throwable e) {
        return PostgresFailures.of(config, config.url(), e);
    }

    /// What an error of a connection for reading comes to.
    RuntimeException readingFailure(Throwable e) {
        var url = config.readReplicaUrl();
        return PostgresFailures.of(config, url == null ? config.url() : url, e);
    }

    String place() {
        return PostgresFailures.place(config.url());
    }

    /// jOOQ over a connection; tables are found by its search path.
    static DSLContext sql(Connection connection) {
        var configuration = new DefaultConfiguration();
        configuration.set(connection);
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(
                new Settings()
                        .withRenderSchema(false)
                        .withExecuteLogging(false)
                        .withFetchWarnings(false));
        return DSL.using(configuration);
    }

    @Override
    public void close() {
        try (primary;
                replica) {
            // both, whatever becomes of one
        }
    }
}
