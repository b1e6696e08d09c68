package dev.lexlog.store.postgres;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.relational.CatalogRows;
import dev.lexlog.store.relational.PositionRows;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The catalogue of generations in a schema of its own, made by whoever writes to it first; readers
/// find it empty until then. Those that change it wait for each other.
record Catalog(PostgresDatabase database) {
    static final String SCHEMA = "lexlog";

    private static final long LOCK = 0x6c65786c6f67L;

    <T> T change(BiFunction<DSLContext, CatalogRows, T> work) {
        return sessions()
                .transaction(connection -> {
                    var sql = PostgresDatabase.sql(connection);
                    sql.execute("SELECT pg_advisory_xact_lock({0})", DSL.inline(LOCK));
                    if (!exists(sql)) {
                        create(sql);
                    }
                    return work.apply(sql, new CatalogRows(sql));
                });
    }

    <T> T read(T missing, BiFunction<DSLContext, CatalogRows, T> work) {
        return sessions()
                .transaction(connection -> {
                    var sql = PostgresDatabase.sql(connection);
                    return exists(sql) ? work.apply(sql, new CatalogRows(sql)) : missing;
                });
    }

    private WritingSessions sessions() {
        return new WritingSessions(database, SCHEMA, WriterLimits.DEFAULT);
    }

    static boolean exists(DSLContext sql) {
        return sql.fetchSingle("SELECT to_regclass({0}) IS NOT NULL", DSL.val(SCHEMA + ".standing"))
                .get(0, Boolean.class);
    }

    private static void create(DSLContext sql) {
        sql.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        GenerationSchema.run(sql, GenerationScripts.withOwnText(CatalogRows.tables()));
    }

    /// How far a generation has read; nothing when its tables are gone.
    static Map<LogPartition, Long> positions(DSLContext sql, int number) {
        return inSchema(sql, number, Map.of(), Catalog::positions);
    }

    /// As above, and nobody moves them before the transaction ends.
    static Map<LogPartition, Long> heldPositions(DSLContext sql, int number) {
        return inSchema(
                sql,
                number,
                Map.of(),
                tx -> {
                    tx.execute("LOCK TABLE positions IN SHARE MODE");
                    return positions(tx);
                });
    }

    private static Map<LogPartition, Long> positions(DSLContext sql) {
        return PositionRows.all(sql).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().position()));
    }

    /// What a query says that finds the tables of this generation, and no other's.
    static <T> T inSchema(DSLContext sql, int number, T missing, Function<DSLContext, T> query) {
        var path = GenerationSchema.name(number) + ", " + SCHEMA;
        var result = GenerationSchema.enter(sql, number, path) ? query.apply(sql) : missing;
        sql.execute("SET LOCAL search_path = " + SCHEMA);
        return result;
    }
}
