package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.LogRows;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/// Every row of a table, a stretch at a time: a result of this size would not fit into memory.
final class TableScan {
    private static final int STRETCH = 1_000;
    private static final Field<String> KEY = DSL.field(DSL.name("id"), String.class);

    private TableScan() {}

    /// In any order.
    static void rows(DSLContext sql, LogTable table, Consumer<LogRow> row) {
        rows(sql, table, List.of(), row);
    }

    /// By code point of their keys.
    static void rowsByKey(DSLContext sql, LogTable table, Consumer<LogRow> row) {
        rows(sql, table, List.of(KEY.asc()), row);
    }

    private static void rows(
            DSLContext sql, LogTable log, List<SortField<String>> order, Consumer<LogRow> to) {
        var table = FoldedTable.of(log);
        var row = LogRows.of(log, found -> VectorColumn.read(found.get(VectorColumn.BYTES)));
        var own = log == LogTable.EMBEDDINGS ? List.of(VectorColumn.BYTES) : List.<Field<?>>of();
        try (var rows =
                sql.select(table.fields())
                        .select(own)
                        .from(table)
                        .orderBy(order)
                        .fetchSize(STRETCH)
                        .fetchLazy()) {
            rows.forEach(found -> to.accept(row.apply(found)));
        }
    }
}
