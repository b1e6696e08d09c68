package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.relational.FoldedTable;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes a batch of changes: rows go through an appender into a staging table of this connection
/// and from there over the old ones, deletes by a join. A key is either put or deleted in a
/// transaction, never both, for DuckDB's unique indexes take offence at that.
final class BulkWriter implements ChangeWriter {
    private static final String DELETED = "deleted_keys";

    /// Of one statement: for more, DuckDB wants several hundred times as much memory.
    private static final int MOST_VECTOR_BYTES = 2 << 20;

    private final DuckDBConnection connection;

    BulkWriter(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        execute("CREATE TEMP TABLE " + DELETED + " (id varchar)");
        for (var table : LogTable.values()) {
            execute(
                    "CREATE TEMP TABLE %s AS SELECT * FROM %s LIMIT 0"
                            .formatted(staging(table), target(table)));
        }
    }

    @Override
    public void write(LastChanges changes) throws SQLException {
        for (var table : LogTable.values()) {
            delete(table, changes.deletes(table));
            for (var rows : pieces(changes.puts(table))) {
                put(table, rows);
            }
        }
    }

    private void delete(LogTable table, List<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        execute("DELETE FROM " + DELETED);
        try (var appender = appender(DELETED)) {
            for (var key : keys) {
                appender.beginRow().append(key).endRow();
            }
        }
        execute(
                "DELETE FROM %1$s USING %2$s WHERE %1$s.id = %2$s.id"
                        .formatted(target(table), DELETED));
    }

    private void put(LogTable table, List<LogRow> rows) throws SQLException {
        execute("DELETE FROM " + staging(table));
        try (var appender = new RowAppender(appender(staging(table)))) {
            for (var row : rows) {
                appender.append(row);
            }
        }
        execute(
                "INSERT OR REPLACE INTO %s SELECT * FROM %s"
                        .formatted(target(table), staging(table)));
    }

    private static List<List<LogRow>> pieces(List<LogRow> rows) {
        int size = rows.isEmpty() ? 1 : rowsOfAPiece(rows.getFirst(), rows.size());
        return IntStream.range(0, Math.ceilDiv(rows.size(), size))
                .mapToObj(i -> rows.subList(i * size, Math.min(rows.size(), (i + 1) * size)))
                .toList();
    }

    private static int rowsOfAPiece(LogRow first, int all) {
        return first instanceof ChunkEmbedding embedding
                ? Math.max(1, MOST_VECTOR_BYTES / Float.BYTES / embedding.vector().dimension())
                : all;
    }

    private static String target(LogTable table) {
        return FoldedTable.of(table).getName();
    }

    private static String staging(LogTable table) {
        return "staged_" + target(table);
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender("temp", "main", table);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
