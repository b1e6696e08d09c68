package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.Generation.GENERATION;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Makes the tables of a generation, or checks that those of the file were made with the same
/// settings.
public final class GenerationTables {
    private static final String SCHEMA = "/dev/lexlog/store/relational/schema.sql";

    private GenerationTables() {}

    public static void createOrCheck(DuckDatabase database, GenerationSettings asked) {
        try (var connection = database.connect()) {
            var sql = database.sql(connection);
            if (exists(sql)) {
                check(database, sql, asked);
                return;
            }
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(schema());
                statement.execute(
                        "ALTER TABLE embeddings ADD COLUMN embedding FLOAT[%d]"
                                .formatted(asked.model().dimension()));
            }
            insert(sql, asked);
            connection.commit();
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    private static boolean exists(DSLContext sql) {
        return sql.fetchExists(
                sql.selectOne()
                        .from("information_schema.tables")
                        .where("table_name = {0}", DSL.val(GENERATION.getName())));
    }

    private static void check(DuckDatabase database, DSLContext sql, GenerationSettings asked) {
        var found =
                sql.selectFrom(GENERATION)
                        .fetchSingle(row ->
                                new GenerationSettings(
                                        new EmbeddingModel(
                                                row.get(GENERATION.MODEL),
                                                row.get(GENERATION.DIMENSION)),
                                        row.get(GENERATION.ANALYSER),
                                        row.get(GENERATION.PARTITION_COUNT)));
        if (!found.equals(asked)) {
            throw new Fault(
                    "%s was made with %s, but %s is asked for: go back to the former settings, or use another data folder"
                            .formatted(database.file().getParent(), text(found), text(asked)));
        }
    }

    private static String text(GenerationSettings settings) {
        return "model %s of %d dimensions, analyser %s, %d partitions"
                .formatted(
                        settings.model().name(),
                        settings.model().dimension(),
                        settings.analyser(),
                        settings.partitionCount());
    }

    private static void insert(DSLContext sql, GenerationSettings settings) {
        sql.insertInto(GENERATION)
                .set(GENERATION.MODEL, settings.model().name())
                .set(GENERATION.DIMENSION, settings.model().dimension())
                .set(GENERATION.ANALYSER, settings.analyser())
                .set(GENERATION.PARTITION_COUNT, settings.partitionCount())
                .execute();
    }

    private static String schema() {
        try (var resource = GenerationTables.class.getResourceAsStream(SCHEMA)) {
            if (resource == null) {
                throw new Fault(SCHEMA + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("cannot read " + SCHEMA, e);
        }
    }
}
