package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.lifecycle.Extent;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.DSL;

/// A generation's schema as a whole: how large it is, and its end.
record SchemaContents(PostgresDatabase database, int number) {
    /// Sessions that still write rows, which can only be rolled back; one that is stopped while it
    /// sends would hold its locks for ever.
    private static final String END_SESSIONS =
            """
            SELECT count(pg_terminate_backend(l.pid))
            FROM pg_catalog.pg_locks l
            JOIN pg_catalog.pg_class c ON c.oid = l.relation
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
                AND n.nspname = {0} AND c.relname <> 'positions'
                AND l.mode = 'RowExclusiveLock' AND l.granted AND l.pid <> pg_backend_pid()
            """;

    /// Rows as the server counted them last, or has seen coming where it never counted. A table
    /// whose keys are being built lets nobody measure it: then what was measured last counts.
    Extent extent() {
        try {
            return extent("pg_total_relation_size(c.oid)", "r");
        } catch (Unavailable e) {
            return extent("c.relpages * current_setting('block_size')::bigint", "r', 'i', 't");
        }
    }

    private Extent extent(String bytes, String kinds) {
        var tables =
                Arrays.stream(LogTable.values())
                        .map(table -> "'" + LoadTables.name(table) + "'")
                        .collect(Collectors.joining(", "));
        var query =
                """
                SELECT
                    coalesce(sum(CASE
                        WHEN c.reltuples >= 0 THEN c.reltuples
                        ELSE pg_stat_get_live_tuples(c.oid)
                    END) FILTER (WHERE c.relname IN (%s)), 0)::bigint,
                    coalesce(sum(%s), 0)::bigint
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = {0} AND c.relkind IN ('%s')
                """
                        .formatted(tables, bytes, kinds);
        return transaction(sql -> {
            sql.execute("SET LOCAL lock_timeout = '200ms'");
            var row = sql.fetchSingle(query, schema());
            return new Extent(row.get(0, Long.class), row.get(1, Long.class));
        });
    }

    private Param<String> schema() {
        return DSL.val(GenerationSchema.name(number));
    }

    /// From now on nobody writes who took partitions before.
    void endWriters() {
        transaction(sql ->
                Catalog.inSchema(
                        sql,
                        number,
                        0,
                        tx -> tx.execute("UPDATE positions SET fence = fence + 1")));
        transaction(sql -> sql.fetch(END_SESSIONS, schema()));
    }

    /// Whoever indexes it, perhaps for hours, stops.
    void endIndexing() {
        transaction(sql -> {
            IndexingSession.end(sql, number);
            return number;
        });
    }

    void drop() {
        transaction(sql -> {
            GenerationSchema.drop(sql, number);
            return number;
        });
    }

    private <T> T transaction(Function<DSLContext, T> work) {
        var sessions = new WritingSessions(database, Catalog.SCHEMA, WriterLimits.DEFAULT);
        return sessions.transaction(connection -> work.apply(PostgresDatabase.sql(connection)));
    }
}
