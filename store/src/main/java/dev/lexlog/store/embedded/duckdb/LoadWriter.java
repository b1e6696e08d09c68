package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.relational.FoldedTable;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Appends a batch to tables that are being loaded: a delete is a row, too. {@link LoadedTables}
/// sorts out what they come to.
final class LoadWriter implements ChangeWriter {
    private final DuckDBConnection connection;

    LoadWriter(DuckDBConnection connection) {
        this.connection = connection;
    }

    @Override
    public void write(LastChanges changes) throws SQLException {
        try (var deletes = appender(LoadedTables.DELETES)) {
            for (var table : LogTable.values()) {
                if (!changes.of(table).isEmpty()) {
                    write(table, changes, deletes);
                }
            }
        }
    }

    private void write(LogTable table, LastChanges changes, DuckDBAppender deletes)
            throws SQLException {
        var name = FoldedTable.of(table).getName();
        try (var rows = new RowAppender(appender(name))) {
            for (var change : changes.of(table)) {
                switch (change) {
                    case Change.Put(var row, long offset) -> rows.append(row, offset);
                    case Change.Delete(var _, var key, long offset) ->
                            deletes.beginRow().append(name).append(key).append(offset).endRow();
                }
            }
        }
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender("main", table);
    }
}
