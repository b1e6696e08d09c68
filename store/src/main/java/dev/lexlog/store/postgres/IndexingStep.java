package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.LogTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step from loaded tables to ones that are folded: statements of one transaction, perhaps one
/// before it that stands alone, and a query that says whether it was done.
record IndexingStep(String what, @Nullable String before, List<String> statements, String isDone) {
    private static final String RELATION = "to_regclass(current_schema() || '.%s')";

    /// In their order: the tables' last rows, the keys, the indexes.
    static List<IndexingStep> all(GenerationScripts scripts) {
        var steps = new ArrayList<IndexingStep>();
        Arrays.stream(LogTable.values()).map(IndexingStep::keepLast).forEach(steps::add);
        scripts.keys().stream().map(IndexingStep::key).forEach(steps::add);
        scripts.indexes().stream().map(IndexingStep::index).forEach(steps::add);
        steps.add(end());
        return List.copyOf(steps);
    }

    private static IndexingStep keepLast(LogTable table) {
        var name = LoadTables.name(table);
        return new IndexingStep(
                name + ": last row of each key",
                null,
                LoadTables.keepLast(table),
                "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = '%s'::regclass AND attname = '%s' AND NOT attisdropped)"
                        .formatted(name, LoadTables.OFFSET));
    }

    /// The rows that were deleted go first, so that no index has to hold them.
    private static IndexingStep key(GenerationScripts.Made key) {
        return new IndexingStep(
                key.table() + ": key",
                "VACUUM (ANALYZE) " + key.table(),
                List.of(key.sql()),
                "SELECT %s IS NOT NULL".formatted(RELATION.formatted(key.name())));
    }

    private static IndexingStep index(GenerationScripts.Made index) {
        var by = index.name().substring(index.table().length() + 1).replace('_', ' ');
        return new IndexingStep(
                "%s: index %s".formatted(index.table(), by),
                null,
                List.of(memory(index.table()), index.sql()),
                "SELECT %s IS NOT NULL".formatted(RELATION.formatted(index.name())));
    }

    /// A graph over vectors is built several times faster if it fits: rows, links of two kilobytes
    /// each, and as much again.
    private static String memory(String table) {
        return """
        SELECT set_config('maintenance_work_mem', (greatest(
            pg_size_bytes(current_setting('maintenance_work_mem')),
            least(pg_size_bytes('1GB'), pg_size_bytes('64MB') + 2 * pg_table_size(oid) + 2048 * greatest(reltuples, 0)::bigint)
        ) / 1024) || 'kB', true)
        FROM pg_catalog.pg_class WHERE oid = '%s'::regclass
        """
                .formatted(table);
    }

    private static IndexingStep end() {
        return new IndexingStep(
                "end of loading",
                null,
                List.of("DROP TABLE " + LoadTables.DELETES),
                "SELECT %s IS NULL".formatted(RELATION.formatted(LoadTables.DELETES)));
    }
}
