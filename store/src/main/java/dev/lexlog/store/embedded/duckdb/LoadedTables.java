package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.relational.FoldedTable;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.Field;

/// Tables that were loaded, on their way to what {@link GenerationTables#createOrCheck} makes: of
/// each key the row of the highest offset stays, unless a delete is higher; then come the
/// constraints. Every statement commits and may be run again.
public final class LoadedTables {
    static final String DELETES = "load_deletes";
    private static final String OFFSET = "load_offset";
    private static final String KEY = "id";

    private final DuckDatabase database;
    private final Runnable statementDone;

    /// `statementDone` is called after each that changes what is there, and may stop it.
    public LoadedTables(DuckDatabase database, Runnable statementDone) {
        this.database = database;
        this.statementDone = statementDone;
    }

    /// Of tables that were just made: takes the constraints away, and adds what loading needs.
    static void prepare(Statement statement) throws SQLException {
        for (var table : LogTable.values()) {
            statement.execute(
                    "CREATE OR REPLACE TABLE %1$s AS SELECT *, 0::BIGINT AS %2$s FROM %1$s LIMIT 0"
                            .formatted(name(table), OFFSET));
        }
        statement.execute(
                "CREATE TABLE %s (table_name varchar, %s varchar, %s bigint)"
                        .formatted(DELETES, KEY, OFFSET));
    }

    /// Whether any of them still is as it was loaded.
    public boolean remain() {
        return database.inStatement(statement -> exists(statement, DELETES, OFFSET));
    }

    public void finish(LogTable table) {
        var name = name(table);
        database.inStatement(statement -> {
            if (exists(statement, name, OFFSET)) {
                statement.execute(deleteSuperseded(name));
                statementDone.run();
                statement.execute("FORCE CHECKPOINT");
                statement.execute("ALTER TABLE %s DROP COLUMN %s".formatted(name, OFFSET));
                statementDone.run();
            }
            for (var column : neverNull(table)) {
                statement.execute(
                        "ALTER TABLE %s ALTER COLUMN \"%s\" SET NOT NULL".formatted(name, column));
            }
            if (!hasKey(statement, name)) {
                statement.execute("ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(name, KEY));
                statementDone.run();
            }
            return name;
        });
    }

    private static String deleteSuperseded(String table) {
        return """
        WITH last AS (
            SELECT id, max(load_offset) AS load_offset
            FROM (
                SELECT id, load_offset FROM %1$s
                UNION ALL
                SELECT id, load_offset FROM load_deletes WHERE table_name = '%1$s')
            GROUP BY id
            HAVING count(*) > 1)
        DELETE FROM %1$s
        USING last
        WHERE %1$s.id = last.id AND %1$s.load_offset < last.load_offset
        """
                .formatted(table);
    }

    private static List<String> neverNull(LogTable table) {
        return FoldedTable.of(table)
                .fieldStream()
                .filter(field -> !field.getDataType().nullable())
                .map(Field::getName)
                .filter(column -> !column.equals(KEY))
                .toList();
    }

    private static boolean hasKey(Statement statement, String table) throws SQLException {
        try (var rows =
                statement.executeQuery(
                        "SELECT 1 FROM duckdb_constraints() WHERE table_name = '%s' AND constraint_type = 'PRIMARY KEY'"
                                .formatted(table))) {
            return rows.next();
        }
    }

    private static boolean exists(Statement statement, String table, String column)
            throws SQLException {
        try (var rows =
                statement.executeQuery(
                        "SELECT 1 FROM duckdb_columns() WHERE table_name = '%s' AND column_name = '%s'"
                                .formatted(table, column))) {
            return rows.next();
        }
    }

    /// When every table is finished.
    public void finish() {
        database.inStatement(statement -> {
            statement.execute("FORCE CHECKPOINT");
            statement.execute("DROP TABLE IF EXISTS " + DELETES);
            statementDone.run();
            return DELETES;
        });
    }

    private static String name(LogTable table) {
        return FoldedTable.of(table).getName();
    }
}
