package dev.lexlog.bench.rebuild;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The baseline: the rows of a generation's file by DuckDB's appender into another file, in tables
/// without keys, then its chunks into a Lucene index of their own. Only the writing counts.
final class RawEmbeddedLoad {
    private static final int ROWS_A_TURN = 2_000;
    private static final List<String> TABLES = List.of("documents", "chunk_positions");

    private final Path from;
    private final Path folder;
    private long nanos;

    RawEmbeddedLoad(Path from, Path folder) {
        this.from = from;
        this.folder = folder;
    }

    /// So many seconds for both.
    double run() throws SQLException, IOException, InterruptedException {
        try (var source = open(from, true);
                var target = open(folder.resolve("raw.duckdb"), false)) {
            for (var table : tables()) {
                create(source, target, table);
                append(source, target, table);
            }
            time(() -> execute(target, "FORCE CHECKPOINT"));
            index(source);
        }
        return nanos / 1e9;
    }

    private static List<String> tables() {
        var tables = new ArrayList<>(TABLES);
        tables.add("chunks");
        tables.add("embeddings");
        return tables;
    }

    private static DuckDBConnection open(Path file, boolean readOnly) throws SQLException {
        var properties = new Properties();
        properties.setProperty("duckdb.read_only", String.valueOf(readOnly));
        properties.setProperty("jdbc_stream_results", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + file, properties)
                .unwrap(DuckDBConnection.class);
    }

    private static void create(DuckDBConnection source, DuckDBConnection target, String table)
            throws SQLException {
        try (var statement = source.createStatement();
                var columns =
                        statement.executeQuery(
                                "SELECT string_agg('\"' || column_name || '\" ' || data_type, ', ' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = '%s'"
                                        .formatted(table))) {
            columns.next();
            execute(target, "CREATE TABLE %s (%s)".formatted(table, columns.getString(1)));
        }
    }

    private void append(DuckDBConnection source, DuckDBConnection target, String table)
            throws SQLException, IOException, InterruptedException {
        try (var statement = source.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table);
                var appender = target.createAppender("main", table)) {
            for (var turn = turn(rows); !turn.isEmpty(); turn = turn(rows)) {
                var now = turn;
                time(() -> append(now, appender));
            }
            time(appender::flush);
        }
    }

    private static void append(List<Object[]> rows, DuckDBAppender appender) throws SQLException {
        for (var row : rows) {
            appender.beginRow();
            for (var value : row) {
                append(value, appender);
            }
            appender.endRow();
        }
    }

    private static void append(Object value, DuckDBAppender appender) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case float[] vector -> appender.append(vector);
            case Integer number -> appender.append(number.intValue());
            case java.time.OffsetDateTime time -> appender.append(time);
            default -> appender.append(value.toString());
        }
    }

    private static List<Object[]> turn(ResultSet rows) throws SQLException {
        var turn = new ArrayList<Object[]>();
        int columns = rows.getMetaData().getColumnCount();
        while (turn.size() < ROWS_A_TURN && rows.next()) {
            var row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = value(rows, i + 1);
            }
            turn.add(row);
        }
        return turn;
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        var value = rows.getObject(column);
        return value instanceof java.sql.Array array ? vector((Object[]) array.getArray()) : value;
    }

    private static float[] vector(Object[] numbers) {
        var vector = new float[numbers.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (Float) numbers[i];
        }
        return vector;
    }

    private void index(DuckDBConnection source)
            throws SQLException, IOException, InterruptedException {
        try (var lucene = RawLuceneLoad.into(folder.resolve("lucene"));
                var statement = source.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT c.id, c.document, c.source, c.chunk_type, c.content, e.embedding FROM chunks c JOIN embeddings e ON e.id = c.id")) {
            for (var turn = turn(rows); !turn.isEmpty(); turn = turn(rows)) {
                var now = turn;
                time(() -> lucene.add(now));
            }
            time(lucene::commit);
        }
    }

    private void time(Writing writing) throws SQLException, IOException, InterruptedException {
        long begin = System.nanoTime();
        writing.run();
        nanos += System.nanoTime() - begin;
    }

    private static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Writing {
        void run() throws SQLException, IOException, InterruptedException;
    }
}
