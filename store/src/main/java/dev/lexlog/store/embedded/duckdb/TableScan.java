package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.TableDigest;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.LogRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    private static void forEach(DSLContext sql, LogTable log, Consumer<LogRow> consumer) {
        var table = FoldedTable.of(log);
        var row =
                LogRows.of(log, found -> VectorQueries.vector(found.get(VectorQueries.EMBEDDING)));
        var last = sql.select(DSL.max(ROW_NUMBER)).from(table).fetchSingle().value1();
        long end = last == null ? 0 : last + 1;
        for (long from = 0; from < end; from += STRETCH) {
            sql.select(table.fields())
                    .select(
                            log == LogTable.EMBEDDINGS
                                    ? List.of(VectorQueries.EMBEDDING)
                                    : List.of())
                    .from(table)
                    .where(ROW_NUMBER.ge(DSL.inline(from)))
                    .and(ROW_NUMBER.lt(DSL.inline(from + STRETCH)))
                    .forEach(found -> consumer.accept(row.apply(found)));
        }
    }
}
