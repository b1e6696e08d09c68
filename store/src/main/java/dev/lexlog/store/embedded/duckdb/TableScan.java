package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.ChunkPositions.CHUNK_POSITIONS;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.TableDigest;
import dev.lexlog.store.relational.Rows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Reads every row of every table, all of one moment, a stretch of row numbers at a time: DuckDB
/// holds the whole result of a query in memory.
public final class TableScan {
    private static final Field<Long> ROW_NUMBER = DSL.field("rowid", SQLDataType.BIGINT);
    private static final long STRETCH = 8_192;

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
            case EMBEDDINGS -> forEach(sql, EMBEDDINGS, VectorQueries::row, consumer);
        }
    }

    private static void forEach(
            DSLContext sql,
            Table<Record> table,
            Function<Record, LogRow> row,
            Consumer<LogRow> consumer) {
        var last = sql.select(DSL.max(ROW_NUMBER)).from(table).fetchSingle().value1();
        long end = last == null ? 0 : last + 1;
        for (long from = 0; from < end; from += STRETCH) {
            sql.select(table.fields())
                    .select(table.equals(EMBEDDINGS) ? List.of(VectorQueries.EMBEDDING) : List.of())
                    .from(table)
                    .where(ROW_NUMBER.ge(DSL.inline(from)))
                    .and(ROW_NUMBER.lt(DSL.inline(from + STRETCH)))
                    .forEach(found -> consumer.accept(row.apply(found)));
        }
    }
}
