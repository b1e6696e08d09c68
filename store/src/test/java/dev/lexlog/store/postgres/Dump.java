package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.LogRows;
import dev.lexlog.store.relational.PositionRows;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Every row of every table as a line, in the order of their keys; vectors as `halfvec` keeps them.
final class Dump {
    private static final Field<Float[]> POSTGRES_VECTOR =
            DSL.field("embedding::real[]", SQLDataType.REAL.array());
    private static final Field<Float[]> DUCK_VECTOR =
            DSL.field(DSL.name("embedding"), SQLDataType.REAL.array());

    private Dump() {}

    static List<String> of(MemoryLog log, Map<LogPartition, Long> positions) {
        return Stream.of(LogTable.values())
                .flatMap(table -> lines(log.fold(table, positions).values().stream()))
                .toList();
    }

    static List<String> ofPostgres(OpenedPostgres postgres, int generation) throws SQLException {
        try (var connection = postgres.connect(generation)) {
            return of(PostgresDatabase.sql(connection), POSTGRES_VECTOR);
        }
    }

    static List<String> ofDuck(DSLContext sql) {
        return of(sql, DUCK_VECTOR);
    }

    private static List<String> of(DSLContext sql, Field<Float[]> vector) {
        return Stream.of(LogTable.values())
                .flatMap(table -> lines(rows(sql, table, vector)))
                .toList();
    }

    private static Stream<LogRow> rows(DSLContext sql, LogTable log, Field<Float[]> vector) {
        var table = FoldedTable.of(log);
        var own = log == LogTable.EMBEDDINGS ? List.of(vector) : List.<Field<?>>of();
        var row = LogRows.of(log, found -> embedding(found.get(vector)));
        return sql.select(table.fields()).select(own).from(table).fetch(row::apply).stream();
    }

    private static Embedding embedding(Float[] column) {
        var values = new float[column.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = column[i];
        }
        return Embedding.of(values);
    }

    private static Stream<String> lines(Stream<LogRow> rows) {
        return rows.map(row -> row.table() + " " + row.key() + " " + row + vector(row)).sorted();
    }

    private static String vector(LogRow row) {
        return row instanceof ChunkEmbedding embedding
                ? Arrays.toString(VectorType.HALFVEC.stored(embedding.vector()).toArray())
                : "";
    }

    /// Where the tables stand.
    static Map<LogPartition, Long> positions(OpenedPostgres postgres) throws SQLException {
        try (var connection = postgres.connect(1)) {
            var positions = new HashMap<LogPartition, Long>();
            PositionRows.all(PostgresDatabase.sql(connection))
                    .forEach((partition, row) -> positions.put(partition, row.position()));
            return positions;
        }
    }
}
