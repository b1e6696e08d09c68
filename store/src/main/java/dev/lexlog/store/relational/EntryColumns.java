package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Generations.GENERATIONS;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationEntry.Verification;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// A row of `generations` as an entry.
final class EntryColumns {
    private EntryColumns() {}

    static void insert(
            DSLContext sql, int number, GenerationState state, RebuildOrder order, Instant now) {
        var settings = order.settings().numbered(number);
        sql.insertInto(GENERATIONS)
                .set(GENERATIONS.NUMBER, number)
                .set(GENERATIONS.STATE, StateColumns.name(state))
                .set(GENERATIONS.DETAILS, StateColumns.details(state))
                .set(GENERATIONS.MODEL, settings.model().name())
                .set(GENERATIONS.DIMENSION, settings.model().dimension())
                .set(GENERATIONS.ANALYSER, settings.analyser())
                .set(GENERATIONS.PARTITION_COUNT, settings.partitionCount())
                .set(GENERATIONS.HNSW_M, settings.index().m())
                .set(GENERATIONS.HNSW_EF, settings.index().efConstruction())
                .set(GENERATIONS.EMBEDDINGS, settings.embeddings())
                .set(GENERATIONS.CREATED_AT, Rows.time(now))
                .set(GENERATIONS.SINCE, Rows.time(now))
                .set(GENERATIONS.PROMOTE_WHEN_READY, order.promoteWhenReady())
                .set(GENERATIONS.ROWS_PER_SECOND, order.rowsPerSecond())
                .execute();
    }

    static GenerationEntry read(Record row, GenerationState state) {
        return new GenerationEntry(
                row.get(GENERATIONS.NUMBER),
                state,
                settings(row),
                Rows.instant(row.get(GENERATIONS.CREATED_AT)),
                Rows.instant(row.get(GENERATIONS.SINCE)),
                instant(row.get(GENERATIONS.LAST_LIVE_AT)),
                row.get(GENERATIONS.PROMOTE_WHEN_READY),
                row.get(GENERATIONS.ROWS_PER_SECOND),
                instant(row.get(GENERATIONS.VERIFY_ASKED_AT)),
                verification(row));
    }

    private static GenerationSettings settings(Record row) {
        return new GenerationSettings(
                new EmbeddingModel(row.get(GENERATIONS.MODEL), row.get(GENERATIONS.DIMENSION)),
                row.get(GENERATIONS.ANALYSER),
                row.get(GENERATIONS.PARTITION_COUNT),
                new IndexSettings(row.get(GENERATIONS.HNSW_M), row.get(GENERATIONS.HNSW_EF)),
                row.get(GENERATIONS.EMBEDDINGS));
    }

    private static @Nullable Verification verification(Record row) {
        var at = row.get(GENERATIONS.VERIFIED_AT);
        return at == null
                ? null
                : new Verification(
                        Rows.instant(at), row.get(GENERATIONS.SOUND), row.get(GENERATIONS.REPORT));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime column) {
        return column == null ? null : Rows.instant(column);
    }
}
