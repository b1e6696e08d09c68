package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.postgres.Steps.Step;
import dev.lexlog.store.relational.RowColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a batch of changes in two parts: the rows go into temporary tables of the session by
/// binary COPY, and from there over the old ones, one statement a table; deletes by array.
final class BulkWriter implements BatchRows {
    private final Map<LogTable, StagedTable> tables = new EnumMap<>(LogTable.class);
    private final VectorType vectors;
    private final Steps steps;

    BulkWriter(VectorType vectors, int dimension, Steps steps) {
        this.vectors = vectors;
        this.steps = steps;
        for (var table : LogTable.values()) {
            tables.put(table, StagedTable.of(table, vectors, dimension));
        }
    }

    @Override
    public void admit(Connection connection) {
        // a generation that is there may be folded
    }

    /// Sends what is put. Touches no table that others see.
    @Override
    public void stage(Connection connection, LastChanges changes) throws SQLException {
        var filled =
                tables.values().stream().filter(t -> !changes.puts(t.table()).isEmpty()).toList();
        if (filled.isEmpty()) {
            return;
        }
        execute(
                connection,
                filled.stream().map(StagedTable::create).collect(Collectors.joining(";")));
        for (var table : filled) {
            copy(connection, table, changes.puts(table.table()));
            steps.done(Step.STAGED);
        }
    }

    private void copy(Connection connection, StagedTable table, List<LogRow> puts)
            throws SQLException {
        CopyRows.send(
                connection,
                table.copy(),
                table.columns().size(),
                vectors,
                rows -> {
                    for (var row : puts) {
                        RowColumns.write(row, rows.row());
                    }
                });
    }

    /// Deletes what is deleted and puts what was staged.
    @Override
    public void write(Connection connection, LastChanges changes) throws SQLException {
        for (var table : tables.values()) {
            var keys = changes.deletes(table.table());
            if (!keys.isEmpty()) {
                delete(connection, table, keys);
                steps.done(Step.WRITTEN);
            }
            if (!changes.puts(table.table()).isEmpty()) {
                execute(connection, table.upsert());
                steps.done(Step.WRITTEN);
            }
        }
    }

    private static void delete(Connection connection, StagedTable table, List<String> keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(table.delete())) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
