package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.ChunkPositions.CHUNK_POSITIONS;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.TableDigest;
import dev.lexlog.store.relational.Rows;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/// Reads every row of every table, all of one moment.
public final class TableScan {
    private TableScan() {}

    public static Map<LogTable, String> digests(DSLContext sql) {
        return sql.transactionResult(transaction -> {
            var digests = new EnumMap<LogTable, String>(LogTable.class);
            for (var table : LogTable.values()) {
                var digest = new TableDigest();
                forEach(transaction.dsl(), table, digest::add);
                digests.put(table, digest.value());
            }
            return digests;
        });
    }

    private static void forEach(DSLContext sql, LogTable table, Consumer<LogRow> consumer) {
        switch (table) {
            case DOCUMENTS -> forEach(sql, DOCUMENTS, Rows::document, consumer);
            case CHUNKS -> forEach(sql, CHUNKS, Rows::chunk, consumer);
            case CHUNK_POSITIONS -> forEach(sql, CHUNK_POSITIONS, Rows::chunkPosition, consumer);
            case EMBEDDINGS -> VectorQueries.forEach(sql, consumer::accept);
        }
    }

    private static void forEach(
            DSLContext sql,
            Table<Record> table,
            Function<Record, LogRow> row,
            Consumer<LogRow> consumer) {
        try (var cursor = sql.selectFrom(table).fetchLazy()) {
            cursor.forEach(record -> consumer.accept(row.apply(record)));
        }
    }
}
