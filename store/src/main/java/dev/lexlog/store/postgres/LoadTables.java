package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.relational.FoldedTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tables of a generation have while it is loading: every row with its offset, rows of the
/// same key beside each other, and deletes as rows of a table of their own.
final class LoadTables {
    static final String DELETES = "load_deletes";
    static final String OFFSET = "load_offset";

    private LoadTables() {}

    static String name(LogTable table) {
        return FoldedTable.of(table).getName();
    }

    /// Statements that add to the tables what loading needs.
    static Stream<String> columns() {
        var offsets =
                Arrays.stream(LogTable.values())
                        .map(table ->
                                "ALTER TABLE %s ADD COLUMN %s bigint NOT NULL;"
                                        .formatted(name(table), OFFSET));
        var deletes =
                "CREATE TABLE %s (table_name text NOT NULL, id text COLLATE \"C\" NOT NULL, %s bigint NOT NULL);"
                        .formatted(DELETES, OFFSET);
        return Stream.concat(offsets, Stream.of(deletes));
    }

    static List<String> columns(LogTable table) {
        return Stream.concat(StagedTable.columns(table).stream(), Stream.of(OFFSET)).toList();
    }

    static String copy(LogTable table) {
        return "COPY %s (%s) FROM STDIN (FORMAT binary)"
                .formatted(name(table), columns(table).stream().collect(Collectors.joining(", ")));
    }

    static String copyDeletes() {
        return "COPY %s (table_name, id, %s) FROM STDIN (FORMAT binary)".formatted(DELETES, OFFSET);
    }

    /// Statements that leave the last row of each key, unless a delete came after it, and of the
    /// table what it has while it is folded. A key lives in one partition of one topic, so its
    /// highest offset is its last change.
    static List<String> keepLast(LogTable table) {
        var name = name(table);
        return List.of(
                """
                CREATE TEMP TABLE superseded ON COMMIT DROP AS
                SELECT id, max(load_offset) AS last
                FROM (
                    SELECT id, load_offset FROM %1$s
                    UNION ALL
                    SELECT id, load_offset FROM load_deletes WHERE table_name = '%1$s'
                ) AS change
                GROUP BY id
                HAVING count(*) > 1
                """
                        .formatted(name),
                "ANALYZE superseded",
                "DELETE FROM %1$s USING superseded WHERE %1$s.id = superseded.id AND %1$s.load_offset < superseded.last"
                        .formatted(name),
                "ALTER TABLE %s DROP COLUMN %s".formatted(name, OFFSET));
    }
}
