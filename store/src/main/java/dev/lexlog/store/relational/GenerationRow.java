package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Generation.GENERATION;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import org.jooq.DSLContext;

/// The one row that says what the tables beside it were made with, and the script that makes them.
public final class GenerationRow {
    private GenerationRow() {}

    /// The statements of `schema.sql`.
    public static String tables() {
        return Scripts.read(GenerationRow.class, "schema.sql");
    }

    public static GenerationSettings read(DSLContext sql) {
        return sql.selectFrom(GENERATION)
                .fetchSingle(row ->
                        new GenerationSettings(
                                new EmbeddingModel(
                                        row.get(GENERATION.MODEL), row.get(GENERATION.DIMENSION)),
                                row.get(GENERATION.ANALYSER),
                                row.get(GENERATION.PARTITION_COUNT),
                                new IndexSettings(
                                        row.get(GENERATION.HNSW_M), row.get(GENERATION.HNSW_EF)),
                                row.get(GENERATION.EMBEDDINGS)));
    }

    /// As above, also of tables that a version made which knew one topic of embeddings and one way
    /// to index them.
    public static GenerationSettings adopt(DSLContext sql) {
        sql.execute("ALTER TABLE generation ADD COLUMN IF NOT EXISTS hnsw_m int");
        sql.execute("ALTER TABLE generation ADD COLUMN IF NOT EXISTS hnsw_ef int");
        sql.execute(
                "ALTER TABLE generation ADD COLUMN IF NOT EXISTS embeddings varchar DEFAULT '%s'"
                        .formatted(GenerationSettings.FIRST_EMBEDDINGS));
        return read(sql);
    }

    public static void insert(DSLContext sql, GenerationSettings settings) {
        sql.insertInto(GENERATION)
                .set(GENERATION.MODEL, settings.model().name())
                .set(GENERATION.DIMENSION, settings.model().dimension())
                .set(GENERATION.ANALYSER, settings.analyser())
                .set(GENERATION.PARTITION_COUNT, settings.partitionCount())
                .set(GENERATION.HNSW_M, settings.index().m())
                .set(GENERATION.HNSW_EF, settings.index().efConstruction())
                .set(GENERATION.EMBEDDINGS, settings.embeddings())
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
