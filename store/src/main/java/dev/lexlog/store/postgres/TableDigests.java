package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.TableDigest;
import dev.lexlog.store.relational.FoldedTable;
import dev.lexlog.store.relational.LogRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Reads every row of every table, a stretch at a time: a result of this size would not fit into
/// memory.
final class TableDigests {
    private static final int STRETCH = 1_000;

    private TableDigests() {}

    static Map<LogTable, String> of(DSLContext sql) {
        var digests = new EnumMap<LogTable, String>(LogTable.class);
        for (var table : LogTable.values()) {
            digests.put(table, of(sql, table));
        }
        return digests;
    }

    private static String of(DSLContext sql, LogTable log) {
        var table = FoldedTable.of(log);
        var row = LogRows.of(log, found -> VectorColumn.read(found.get(VectorColumn.BYTES)));
        var digest = new TableDigest();
        try (var rows =
                sql.select(table.fields())
                        .select(
                                log == LogTable.EMBEDDINGS
                                        ? List.of(VectorColumn.BYTES)
                                        : List.of())
                        .from(table)
                        .fetchSize(STRETCH)
                        .fetchLazy()) {
            rows.forEach(found -> digest.add(row.apply(found)));
        }
        return digest.value();
    }
}
