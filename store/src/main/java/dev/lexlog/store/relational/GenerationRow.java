package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Generation.GENERATION;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;

/// The one row that says what the tables beside it were made with, and the script that makes them.
public final class GenerationRow {
    private static final String SCHEMA = "/dev/lexlog/store/relational/schema.sql";

    private GenerationRow() {}

    /// The statements of `schema.sql`.
    public static String tables() {
        try (var resource = GenerationRow.class.getResourceAsStream(SCHEMA)) {
            if (resource == null) {
                throw new Fault(SCHEMA + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("cannot read " + SCHEMA, e);
        }
    }

    public static GenerationSettings read(DSLContext sql) {
        return sql.selectFrom(GENERATION)
                .fetchSingle(row ->
                        new GenerationSettings(
                                new EmbeddingModel(
                                        row.get(GENERATION.MODEL), row.get(GENERATION.DIMENSION)),
                                row.get(GENERATION.ANALYSER),
                                row.get(GENERATION.PARTITION_COUNT)));
    }

    public static void insert(DSLContext sql, GenerationSettings settings) {
        sql.insertInto(GENERATION)
                .set(GENERATION.MODEL, settings.model().name())
                .set(GENERATION.DIMENSION, settings.model().dimension())
                .set(GENERATION.ANALYSER, settings.analyser())
                .set(GENERATION.PARTITION_COUNT, settings.partitionCount())
                .execute();
    }

    /// The settings in words, for a message.
    public static String text(GenerationSettings settings) {
        return "model %s of %d dimensions, analyser %s, %d partitions"
                .formatted(
                        settings.model().name(),
                        settings.model().dimension(),
                        settings.analyser(),
                        settings.partitionCount());
    }
}
