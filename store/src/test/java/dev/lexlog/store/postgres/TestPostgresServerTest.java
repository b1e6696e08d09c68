package dev.lexlog.store.postgres;

import static dev.lexlog.store.postgres.TestPostgresTest.execute;
import static dev.lexlog.store.postgres.TestPostgresTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPostgresServerTest {
    @Test
    void aStoppedServerComesBackAtTheSamePlaceWithItsData() throws SQLException {
        try (var server = TestPostgres.server(Map.of())) {
            var database = server.database();
            try (var connection = database.connect()) {
                execute(connection, "CREATE TABLE kept AS SELECT 7 AS seven");
            }

            server.stop();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            server.start();
            server.crash();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            server.start();

            try (var connection = database.connect()) {
                assertThat(text(connection, "SELECT seven FROM kept")).isEqualTo("7");
            }
        }
    }

    @Test
    void aSettingIsTaken() throws SQLException {
        try (var server = TestPostgres.server(Map.of("fsync", "on", "work_mem", "7MB"));
                var connection = server.database().connect()) {
            assertThat(text(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(text(connection, "SHOW work_mem")).isEqualTo("7MB");
            assertThat(text(connection, "SHOW full_page_writes")).isEqualTo("off");
        }
    }

    @Test
    void aClosedServerLeavesNothing() throws SQLException {
        var server = TestPostgres.server(Map.of());
        var administration = server.administration();
        server.close();

        assertThatThrownBy(administration::connect).isInstanceOf(SQLException.class);
    }
}
