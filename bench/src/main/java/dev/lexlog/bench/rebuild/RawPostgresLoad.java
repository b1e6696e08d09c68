package dev.lexlog.bench.rebuild;

import dev.lexlog.bench.report.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/// The baseline: the rows of a generation by binary COPY, table after table, into tables without
/// indexes, then the statements that the server says its indexes were made with.
final class RawPostgresLoad implements AutoCloseable {
    private static final String SCHEMA = "lexlog_g9004";
    private static final List<String> TABLES =
            List.of("documents", "chunks", "chunk_positions", "embeddings");

    /// The most that a rebuild allows itself.
    private static final String MEMORY = "SET maintenance_work_mem = '1GB'";

    private final Connection connection;

    RawPostgresLoad(DatabaseAddress address) throws SQLException {
        connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        drop(SCHEMA);
    }

    /// So many seconds, those of making the rows ready for it aside.
    double load(int generation, Path folder) throws SQLException, IOException {
        var from = "lexlog_g" + generation;
        execute("CREATE SCHEMA " + SCHEMA);
        var columns = new LinkedHashMap<String, String>();
        for (var table : TABLES) {
            execute(
                    "CREATE TABLE %1$s.%3$s (LIKE %2$s.%3$s INCLUDING GENERATED INCLUDING STORAGE INCLUDING DEFAULTS)"
                            .formatted(SCHEMA, from, table));
            columns.put(table, columns(from, table));
            try (var file = Files.newOutputStream(folder.resolve(table))) {
                copy().getCopyAPI()
                        .copyOut(
                                "COPY %s.%s (%s) TO STDOUT (FORMAT binary)"
                                        .formatted(from, table, columns.get(table)),
                                file);
            }
        }
        var indexes = indexes(from);
        execute("CHECKPOINT");
        long begin = System.nanoTime();
        copyIn(columns, folder);
        execute(MEMORY);
        for (var index : indexes) {
            execute(index);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void copyIn(Map<String, String> columns, Path folder) throws SQLException, IOException {
        for (var table : TABLES) {
            try (var file = Files.newInputStream(folder.resolve(table))) {
                copy().getCopyAPI()
                        .copyIn(
                                "COPY %s.%s (%s) FROM STDIN (FORMAT binary)"
                                        .formatted(SCHEMA, table, columns.get(table)),
                                file);
            }
        }
    }

    private PGConnection copy() throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    /// Those that the server does not make out of others.
    private String columns(String schema, String table) throws SQLException {
        return String.join(
                ", ",
                texts(
                        """
                        SELECT quote_ident(attname) FROM pg_attribute
                        WHERE attrelid = '%s.%s'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                        ORDER BY attnum
                        """
                                .formatted(schema, table)));
    }

    private List<String> indexes(String schema) throws SQLException {
        return texts(
                        """
                        SELECT indexdef FROM pg_indexes WHERE schemaname = '%s' AND tablename IN ('%s')
                        """
                                .formatted(schema, String.join("', '", TABLES)))
                .stream()
                .map(statement -> statement.replace(schema + ".", SCHEMA + "."))
                .toList();
    }

    private List<String> texts(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    void drop(String schema) throws SQLException {
        execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            drop(SCHEMA);
        }
    }
}
