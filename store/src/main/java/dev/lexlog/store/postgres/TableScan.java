package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.LogRows;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Every row of a table, a stretch at a time: a result of this size would not fit into memory.
final class TableScan {
    private static final int STRETCH = 1_000;

    private TableScan() {}

    /// In any order.
    static void rows(DSLContext sql, LogTable log, Consumer<LogRow> to) {
        var table = FoldedTable.of(log);
        var row = LogRows.of(log, found -> VectorColumn.read(found.get(VectorColumn.BYTES)));
        var own = log == LogTable.EMBEDDINGS ? List.of(VectorColumn.BYTES) : List.<Field<?>>of();
        try (var rows =
                sql.select(table.fields()).select(own).from(table).fetchSize(STRETCH).fetchLazy()) {
            rows.forEach(found -> to.accept(row.apply(found)));
        }
    }
}
