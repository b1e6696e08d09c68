package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.relational.GenerationRow;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// The schema of one generation: makes its tables and indexes, or checks that they were made with
/// the same settings. Several processes may do so at once.
final class GenerationSchema {
    private static final int LOCK = 0x6c65786c;

    private static final String EXISTS = "to_regclass({0}) IS NOT NULL";

    private final PostgresDatabase database;
    private final int number;
    private final GenerationSettings settings;
    private final VectorType vectors;

    GenerationSchema(
            PostgresDatabase database,
            int number,
            GenerationSettings settings,
            VectorType vectors) {
        this.database = database;
        this.number = number;
        this.settings = settings;
        this.vectors = vectors;
    }

    /// The name of a generation's schema.
    static String name(int number) {
        return "lexlog_g" + number;
    }

    /// A query that puts the schema first in the search path until the transaction ends.
    static String search(String schema) {
        return "SELECT set_config('search_path', concat_ws(', ', '%s', nullif(current_setting('search_path'), '')), true)"
                .formatted(schema);
    }

    static boolean exists(DSLContext sql, int number) {
        return sql.fetchSingle("SELECT " + EXISTS, DSL.val(name(number) + ".generation"))
                .get(0, Boolean.class);
    }

    /// Whether it exists; until the transaction ends tables are looked for along this path.
    static boolean enter(DSLContext sql, int number, String path) {
        return sql.fetchSingle(
                        "SELECT " + EXISTS + ", set_config('search_path', {1}, true)",
                        DSL.val(name(number) + ".generation"),
                        DSL.val(path))
                .get(0, Boolean.class);
    }

    void createOrCheck() {
        inTransaction(sql -> {
            sql.execute(
                    "SELECT pg_advisory_xact_lock({0}, {1})", DSL.inline(LOCK), DSL.inline(number));
            if (!exists(sql, number)) {
                create(sql);
            }
            check(sql);
        });
    }

    /// Throws {@link Unavailable} as long as no projector has made it.
    void requireExisting() {
        inTransaction(sql -> {
            if (!exists(sql, number)) {
                throw new Unavailable(
                        "%s does not hold generation %d yet: start a projector, which makes it"
                                .formatted(database.place(), number),
                        null);
            }
            check(sql);
        });
    }

    /// Its tables with their keys and indexes.
    void create(DSLContext sql) {
        create(
                sql,
                scripts ->
                        Stream.concat(scripts.keys().stream(), scripts.indexes().stream())
                                .map(GenerationScripts.Made::sql));
    }

    /// Its tables to be loaded, which have neither.
    void createForLoading(DSLContext sql) {
        create(sql, _ -> LoadTables.columns());
    }

    private void create(DSLContext sql, Function<GenerationScripts, Stream<String>> rest) {
        var scripts = scripts();
        Extension.require(sql, database.place());
        sql.execute("CREATE SCHEMA IF NOT EXISTS " + name(number));
        sql.execute(search(name(number)));
        run(sql, scripts.tables());
        run(sql, rest.apply(scripts).collect(Collectors.joining("\n")));
        GenerationRow.insert(sql, settings);
    }

    private GenerationScripts scripts() {
        try {
            return new GenerationScripts(settings, vectors);
        } catch (IllegalArgumentException e) {
            throw new Fault(String.valueOf(e.getMessage()), e);
        }
    }

    static void run(DSLContext sql, String script) {
        sql.connection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(script);
            }
        });
    }

    private void check(DSLContext sql) {
        sql.execute(search(name(number)));
        var found = GenerationRow.read(sql);
        var foundVectors = vectors(sql);
        if (!found.equals(settings) || vectors != foundVectors) {
            throw new Fault(
                    "schema %s of %s was made with %s, vectors as %s, but %s, vectors as %s is asked for: go back to the former settings, or drop the schema to have it rebuilt from the log"
                            .formatted(
                                    name(number),
                                    database.place(),
                                    GenerationRow.text(found),
                                    foundVectors.sqlName(),
                                    GenerationRow.text(settings),
                                    vectors.sqlName()));
        }
    }

    /// What the schema in the search path was made with, also by a version that left it to the
    /// server to name indexes.
    static GenerationSettings adopt(DSLContext sql) {
        sql.execute(
                "ALTER INDEX IF EXISTS embeddings_embedding_idx RENAME TO embeddings_on_vector");
        return GenerationRow.adopt(sql);
    }

    static void drop(DSLContext sql, int number) {
        sql.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(name(number)));
    }

    /// What the vectors of the schema in the search path are kept as.
    static VectorType vectors(DSLContext sql) {
        var name = sql.fetchSingle("SELECT vector_type FROM generation").get(0, String.class);
        return VectorType.named(name);
    }

    private void inTransaction(Consumer<DSLContext> work) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            work.accept(PostgresDatabase.sql(connection));
            connection.commit();
        } catch (SQLException | DataAccessException e) {
            throw database.failure(e);
        }
    }
}
