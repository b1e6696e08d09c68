package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Change.Delete;
import dev.lexlog.schemas.model.Change.Put;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.postgres.Steps.Step;
import dev.lexlog.store.relational.RowColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Appends a batch of changes to tables that are loaded: rows by binary COPY, and so deletes. They
/// are sent before any lock is held, and seen by nobody until the transaction ends.
record LoadWriter(int generation, VectorType vectors, Steps steps) implements BatchRows {
    /// The row of the catalogue stays locked, so that the end of loading waits for this.
    @Override
    public void admit(Connection connection) throws SQLException {
        var query =
                "SELECT state FROM %s.generations WHERE number = %d FOR SHARE"
                        .formatted(Catalog.SCHEMA, generation);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            if (!row.next() || !"loading".equals(row.getString(1))) {
                throw notLoading(generation);
            }
        }
    }

    private static Unavailable notLoading(int generation) {
        return new Unavailable("generation %d is not loading".formatted(generation), null);
    }

    @Override
    public void stage(Connection connection, LastChanges changes) throws SQLException {
        var deletes = new ArrayList<Delete>();
        for (var table : LogTable.values()) {
            var puts = new ArrayList<Put>();
            for (var change : changes.of(table)) {
                switch (change) {
                    case Change.Put put -> puts.add(put);
                    case Change.Delete delete -> deletes.add(delete);
                }
            }
            if (!puts.isEmpty()) {
                copy(connection, table, puts);
                steps.done(Step.STAGED);
            }
        }
        if (!deletes.isEmpty()) {
            copy(connection, deletes);
            steps.done(Step.STAGED);
        }
    }

    private void copy(Connection connection, LogTable table, List<Put> puts) throws SQLException {
        int columns = LoadTables.columns(table).size();
        CopyRows.send(
                connection,
                LoadTables.copy(table),
                columns,
                vectors,
                rows -> {
                    for (var put : puts) {
                        var row = rows.row();
                        RowColumns.write(put.row(), row);
                        row.number(put.offset());
                    }
                });
    }

    private void copy(Connection connection, List<Delete> deletes) throws SQLException {
        CopyRows.send(
                connection,
                LoadTables.copyDeletes(),
                3,
                vectors,
                rows -> {
                    for (var delete : deletes) {
                        rows.row()
                                .text(LoadTables.name(delete.table()))
                                .text(delete.key())
                                .number(delete.offset());
                    }
                });
    }

    @Override
    public void write(Connection connection, LastChanges changes) {
        // all of it was staged
    }
}
