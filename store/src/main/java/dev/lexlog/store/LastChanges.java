package dev.lexlog.store;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a batch comes to: the last change of each key, for the last writer wins, table by table. So
/// no key is both put and deleted within one transaction.
public final class LastChanges {
    private final Map<LogTable, Map<String, Change>> byTable = new EnumMap<>(LogTable.class);

    /// Adds changes of one partition, in offset order, leaving out those below `position`.
    public void add(Collection<Change> changes, long position) {
        for (var change : changes) {
            if (change.offset() >= position) {
                byTable.computeIfAbsent(change.table(), _ -> new LinkedHashMap<>())
                        .put(change.key(), change);
            }
        }
    }

    public int size() {
        return byTable.values().stream().mapToInt(Map::size).sum();
    }

    public List<LogRow> puts(LogTable table) {
        var rows = new ArrayList<LogRow>();
        for (var change : of(table)) {
            if (change instanceof Change.Put put) {
                rows.add(put.row());
            }
        }
        return rows;
    }

    public List<String> deletes(LogTable table) {
        var keys = new ArrayList<String>();
        for (var change : of(table)) {
            if (change instanceof Change.Delete delete) {
                keys.add(delete.key());
            }
        }
        return keys;
    }

    /// In the order in which the keys first came.
    public Collection<Change> of(LogTable table) {
        return byTable.getOrDefault(table, Map.of()).values();
    }
}
