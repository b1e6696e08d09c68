package dev.lexlog.store.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// Where a database is and who may enter; `url` is JDBC's.
public record TestPostgresDatabase(String url, String user, String password) {
    private static final String SCHEME = "jdbc:";

    /// Of `postgresql://user:password@host:port/database`, with or without parameters.
    static TestPostgresDatabase of(String address) {
        var uri = URI.create(address);
        var login = uri.getRawUserInfo();
        if (login == null || !login.contains(":") || !"postgresql".equals(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "not an address like postgresql://user:password@host:port/database: scheme "
                            + uri.getScheme());
        }
        var colon = login.indexOf(':');
        var password = decoded(login.substring(colon + 1));
        return new TestPostgresDatabase(
                SCHEME + address.replace(login + "@", ""),
                decoded(login.substring(0, colon)),
                password);
    }

    /// The same as one address, as `storage.database-url` has it.
    public String address() {
        var login = encoded(user) + ":" + encoded(password) + "@";
        return url.substring(SCHEME.length()).replace("//", "//" + login);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// Sorts by the rules of English unless told otherwise, so that a forgotten `COLLATE` shows.
    TestPostgresDatabase newDatabase() {
        var name = "lexlog_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8'
                    LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'\
                    """
                            .formatted(name));
            var database = named(name);
            database.addVectors();
            return isSuperuser(connection) ? givenAnOwner(connection, database, name) : database;
        } catch (SQLException e) {
            throw new IllegalStateException("no new database at " + url + ": " + e.getMessage(), e);
        }
    }

    /// Whoever is connected is cut off.
    void drop(TestPostgresDatabase dropped) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(dropped.name()));
            if (!dropped.user.equals(user)) {
                statement.execute("DROP ROLE IF EXISTS " + dropped.user);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop " + dropped.url, e);
        }
    }

    private void addVectors() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS vector");
        }
    }

    private static boolean isSuperuser(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static TestPostgresDatabase givenAnOwner(
            Connection connection, TestPostgresDatabase database, String owner)
            throws SQLException {
        var password = UUID.randomUUID().toString();
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner, password));
            statement.execute("ALTER DATABASE %s OWNER TO %s".formatted(database.name(), owner));
        }
        return new TestPostgresDatabase(database.url, owner, password);
    }

    private TestPostgresDatabase named(String name) {
        var uri = URI.create(url.substring(SCHEME.length()));
        var parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new TestPostgresDatabase(
                "%s%s://%s/%s%s"
                        .formatted(SCHEME, uri.getScheme(), uri.getAuthority(), name, parameters),
                user,
                password);
    }

    private String name() {
        return URI.create(url.substring(SCHEME.length())).getPath().substring(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
