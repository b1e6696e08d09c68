package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.TableDigest;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;

/// The digests of all tables.
final class TableDigests {
    private TableDigests() {}

    static Map<LogTable, String> of(DSLContext sql) {
        var digests = new EnumMap<LogTable, String>(LogTable.class);
        for (var table : LogTable.values()) {
            var digest = new TableDigest();
            TableScan.rows(sql, table, digest::add);
            digests.put(table, digest.value());
        }
        return digests;
    }
}
