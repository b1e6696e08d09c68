package dev.lexlog.store.postgres;

import dev.lexlog.store.lifecycle.Standing;
import dev.lexlog.store.lifecycle.Standing.Reader;
import dev.lexlog.store.relational.CatalogRows;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/// Who answers and how far it has read, in one snapshot of the database that answers.
record StandingQuery(PostgresDatabase database) {
    private static final String BEGIN =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL search_path = "
                    + Catalog.SCHEMA;

    Optional<Standing> now() {
        try (var connection = database.reading()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(BEGIN);
            }
            var sql = PostgresDatabase.sql(connection);
            var standing = Catalog.exists(sql) ? standing(sql) : Optional.<Standing>empty();
            connection.commit();
            return standing;
        } catch (SQLException | DataAccessException e) {
            throw database.readingFailure(e);
        }
    }

    private static Optional<Standing> standing(DSLContext sql) {
        var rows = new CatalogRows(sql);
        return rows.standing()
                .map(row -> {
                    var live = reader(sql, rows, row.live());
                    var promoting = row.promoting();
                    return new Standing(
                            live, promoting == null ? null : reader(sql, rows, promoting));
                });
    }

    private static Reader reader(DSLContext sql, CatalogRows rows, int number) {
        var settings = rows.entry(number).settings();
        return new Reader(number, settings, Catalog.positions(sql, number));
    }
}
