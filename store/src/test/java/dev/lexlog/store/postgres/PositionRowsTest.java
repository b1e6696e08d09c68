package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.relational.PositionRows;
import dev.lexlog.store.relational.PositionRows.Advance;
import dev.lexlog.store.relational.PositionRows.PositionRow;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// Law 3's last look, as each driver counts.
class PositionRowsTest {
    private static final String TABLE =
            """
            CREATE TEMP TABLE positions (
                topic text, partition integer, topic_id text, fence bigint, position bigint,
                event_time timestamp with time zone, at_end_at timestamp with time zone,
                PRIMARY KEY (topic, partition))
            """;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LogPartition MOVES = new LogPartition("log", 0);
    private static final LogPartition FENCED = new LogPartition("log", 1);
    private static final LogPartition STALE = new LogPartition("log", 2);

    @Test
    void rowsWithAnotherFenceOrPositionAreNamedInPostgres() throws SQLException {
        try (var connection = TestPostgres.database().connect()) {
            namesThoseThatDidNotMove(PostgresDatabase.sql(connection));
        }
    }

    @Test
    void rowsWithAnotherFenceOrPositionAreNamedInDuckDb() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            var settings = new Settings().withRenderSchema(false);
            namesThoseThatDidNotMove(DSL.using(connection, SQLDialect.DUCKDB, settings));
        }
    }

    private static void namesThoseThatDidNotMove(DSLContext sql) {
        sql.execute(TABLE);
        var partitions = new TreeSet<>(List.of(MOVES, FENCED, STALE));
        PositionRows.insertMissing(sql, partitions, Map.of("log", "id"), NOW);

        var unmoved =
                PositionRows.advance(
                        sql, List.of(to(7, FENCED, 1, 0), to(7, MOVES, 0, 0), to(7, STALE, 0, 5)));

        assertThat(unmoved).containsExactly(FENCED, STALE);
        assertThat(PositionRows.all(sql))
                .hasEntrySatisfying(MOVES, row -> assertThat(row.position()).isEqualTo(7))
                .hasEntrySatisfying(MOVES, row -> assertThat(row.eventTime()).isEqualTo(NOW))
                .hasEntrySatisfying(FENCED, row -> assertThat(row.position()).isZero())
                .hasEntrySatisfying(STALE, row -> assertThat(row.position()).isZero());
        assertThat(PositionRows.lastAtEnd(sql)).containsEntry(MOVES, NOW.plusSeconds(1));
    }

    private static Advance to(long to, LogPartition partition, long fence, long position) {
        var from = new PositionRow("id", fence, position, null);
        return new Advance(partition, from, to, NOW, NOW.plusSeconds(1));
    }
}
