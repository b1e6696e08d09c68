package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void aDatabaseIsNewAndHasVectors() throws SQLException {
        var first = TestPostgres.database();
        var second = TestPostgres.database();

        try (var connection = first.connect();
                var other = second.connect()) {
            execute(connection, "CREATE EXTENSION IF NOT EXISTS vector");
            execute(connection, "CREATE TABLE rows (v halfvec(3))");
            execute(connection, "INSERT INTO rows VALUES ('[3,4,0]')");

            assertThat(text(connection, "SELECT l2_norm(v) FROM rows")).isEqualTo("5");
            assertThat(text(other, "SELECT to_regclass('rows')")).isNull();
        }
    }

    @Test
    void anOwnerIsNoSuperuser() throws SQLException {
        var mine = TestPostgres.database();
        try (var connection = mine.connect()) {
            assertThat(text(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void aForgottenCollationShows() throws SQLException {
        try (var connection = TestPostgres.database().connect()) {
            assertThat(text(connection, "SELECT 'a' < 'B'")).isEqualTo("t");
            assertThat(text(connection, "SELECT 'a' < 'B' COLLATE \"C\"")).isEqualTo("f");
        }
    }

    @Test
    void withoutAnyWayTheTestFailsWithAllOfThem() {
        assertThatThrownBy(() ->
                        TestPostgres.firstOpen(
                                List.of(
                                        () -> new TestPostgresWay.Closed("no Docker"),
                                        () -> new TestPostgresWay.Closed("no server"))))
                .hasMessageContainingAll(
                        "LEXLOG_TEST_DATABASE_URL=postgresql://",
                        "Docker",
                        "./lexlog verify",
                        "- no Docker\n- no server");
    }

    @Test
    void anAddressIsReadAndWrittenBack() {
        var address = "postgresql://me:a%2Fb%40c@db.example:5433/main?sslmode=require";

        var database = TestPostgresDatabase.of(address);

        assertThat(database.url())
                .isEqualTo("jdbc:postgresql://db.example:5433/main?sslmode=require");
        assertThat(database.user()).isEqualTo("me");
        assertThat(database.password()).isEqualTo("a/b@c");
        assertThat(database.address()).isEqualTo(address);
    }

    @Test
    void noDockerIsFoundOutAtOnce() {
        assertThat(TestPostgresDocker.answers(Map.of("DOCKER_HOST", "unix:///nowhere.sock")))
                .isFalse();
        assertThat(TestPostgresDocker.answers(Map.of("DOCKER_HOST", "tcp://127.0.0.1:1")))
                .isFalse();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
