package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.TableDigest;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.LogRows;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Reads every row of every table, all of one moment, a stretch of row numbers at a time: DuckDB
/// holds the whole result of a query in memory.
public final class TableScan {
    private static final Field<Long> ROW_NUMBER = DSL.field("rowid", SQLDataType.BIGINT);
    private static final long STRETCH = 8_192;
    private static final long STRETCH_OF_VECTORS = 1_024;

    private TableScan() {}

    public static Map<LogTable, String> digests(DSLContext sql) {
        return sql.transactionResult(transaction -> {
            var digests = new EnumMap<LogTable, String>(LogTable.class);
            for (var table : LogTable.values()) {
                var digest = new TableDigest();
                forEach(transaction.dsl(), table, (_, row) -> digest.add(row));
                digests.put(table, digest.value());
            }
            return digests;
        });
    }

    /// How many rows there are in all of them.
    public static long count(DuckDatabase database) {
        return count(database, List.of(LogTable.values()));
    }

    static long count(DuckDatabase database, Collection<LogTable> tables) {
        try (var connection = database.connect()) {
            var sql = database.sql(connection);
            return tables.stream().mapToLong(t -> sql.fetchCount(FoldedTable.of(t))).sum();
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    /// Each row with what its column `id` holds.
    static void forEach(DSLContext sql, LogTable table, BiConsumer<String, LogRow> consumer) {
        stretches(sql, table).forEach(stretch -> forEach(sql, stretch, consumer));
    }

    /// Rows of a table, from this row number on.
    record Stretch(LogTable table, long from) {
        long end() {
            return from + size(table);
        }
    }

    private static long size(LogTable table) {
        return table == LogTable.EMBEDDINGS ? STRETCH_OF_VECTORS : STRETCH;
    }

    static List<Stretch> stretches(DSLContext sql, LogTable table) {
        var last =
                sql.select(DSL.max(ROW_NUMBER)).from(FoldedTable.of(table)).fetchSingle().value1();
        long end = last == null ? 0 : last + 1;
        return LongStream.iterate(0, from -> from < end, from -> from + size(table))
                .mapToObj(from -> new Stretch(table, from))
                .toList();
    }

    static void forEach(DSLContext sql, Stretch stretch, BiConsumer<String, LogRow> consumer) {
        var log = stretch.table();
        var table = FoldedTable.of(log);
        var id = DSL.field("id", SQLDataType.VARCHAR);
        var row =
                LogRows.of(log, found -> VectorQueries.vector(found.get(VectorQueries.EMBEDDING)));
        var query =
                sql.select(table.fields())
                        .select(
                                log == LogTable.EMBEDDINGS
                                        ? List.of(VectorQueries.EMBEDDING)
                                        : List.of())
                        .from(table)
                        .where(ROW_NUMBER.ge(DSL.inline(stretch.from())))
                        .and(ROW_NUMBER.lt(DSL.inline(stretch.end())));
        try (var rows = query.fetchLazy()) {
            rows.forEach(found -> consumer.accept(found.get(id), row.apply(found)));
        }
    }
}
