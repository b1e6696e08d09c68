package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.relational.GenerationRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// The schema of one generation: makes its tables and indexes, or checks that they were made with
/// the same settings. Several processes may do so at once.
final class GenerationSchema {
    private static final String ADDITIONS = "/dev/lexlog/store/postgres/generation.sql";
    private static final int LOCK = 0x6c65786c;

    /// A row has to fit into a page of 8 KiB beside its other columns.
    private static final int LONGEST_PLAIN = 6_000;

    private static final Map<String, String> LANGUAGES =
            new TreeMap<>(Map.of("english", "english", "standard", "simple"));

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
    static String search(int number) {
        return "SELECT set_config('search_path', concat_ws(', ', '%s', nullif(current_setting('search_path'), '')), true)"
                .formatted(name(number));
    }

    /// The text search configuration of the generation's analyser.
    static String language(GenerationSettings settings) {
        var language = LANGUAGES.get(settings.analyser());
        if (language == null) {
            throw new IllegalArgumentException(
                    "unknown analyser " + settings.analyser() + ": one of " + LANGUAGES.keySet());
        }
        return language;
    }

    void createOrCheck() {
        inTransaction(sql -> {
            sql.execute(
                    "SELECT pg_advisory_xact_lock({0}, {1})", DSL.inline(LOCK), DSL.inline(number));
            if (!exists(sql)) {
                Extension.require(sql, database.place());
                create(sql);
            }
            check(sql);
        });
    }

    /// Throws {@link Unavailable} as long as no projector has made it.
    void requireExisting() {
        inTransaction(sql -> {
            if (!exists(sql)) {
                throw new Unavailable(
                        "%s does not hold generation %d yet: start a projector, which makes it"
                                .formatted(database.place(), number),
                        null);
            }
            check(sql);
        });
    }

    private boolean exists(DSLContext sql) {
        return sql.fetchExists(
                sql.selectOne()
                        .from("pg_catalog.pg_tables")
                        .where("schemaname = {0}", DSL.val(name(number)))
                        .and("tablename = 'generation'"));
    }

    private void create(DSLContext sql) {
        int dimension = settings.model().dimension();
        if (dimension > vectors.maxDimension()) {
            throw new Fault(
                    "an index over %s holds at most %d dimensions, but model %s has %d"
                            .formatted(
                                    vectors.sqlName(),
                                    vectors.maxDimension(),
                                    settings.model().name(),
                                    dimension));
        }
        sql.execute("CREATE SCHEMA IF NOT EXISTS " + name(number));
        sql.execute(search(number));
        run(sql, GenerationRow.tables().replaceAll("\\bvarchar\\b", "text COLLATE \"C\""));
        run(sql, additions(dimension));
        GenerationRow.insert(sql, settings);
    }

    private String additions(int dimension) {
        boolean plain = vectors.bytes(dimension) <= LONGEST_PLAIN;
        return script().replace("{vector}", vectors.sqlName())
                .replace("{dimension}", String.valueOf(dimension))
                .replace("{storage}", plain ? "PLAIN" : "EXTERNAL")
                .replace("{language}", language(settings));
    }

    private static String script() {
        try (var resource = GenerationSchema.class.getResourceAsStream(ADDITIONS)) {
            if (resource == null) {
                throw new Fault(ADDITIONS + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("cannot read " + ADDITIONS, e);
        }
    }

    private static void run(DSLContext sql, String script) {
        sql.connection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(script);
            }
        });
    }

    private void check(DSLContext sql) {
        sql.execute(search(number));
        var found = GenerationRow.read(sql);
        var foundVectors =
                sql.select(DSL.field("vector_type", String.class))
                        .from("generation")
                        .fetchSingle()
                        .value1();
        if (!found.equals(settings) || !vectors.sqlName().equals(foundVectors)) {
            throw new Fault(
                    "schema %s of %s was made with %s, vectors as %s, but %s, vectors as %s is asked for: go back to the former settings, or drop the schema to have it rebuilt from the log"
                            .formatted(
                                    name(number),
                                    database.place(),
                                    GenerationRow.text(found),
                                    foundVectors,
                                    GenerationRow.text(settings),
                                    vectors.sqlName()));
        }
    }

    private void inTransaction(Work work) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            work.run(PostgresDatabase.sql(connection));
            connection.commit();
        } catch (SQLException | DataAccessException e) {
            throw database.failure(e);
        }
    }

    private interface Work {
        void run(DSLContext sql);
    }
}
