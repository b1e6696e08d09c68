package dev.lexlog.worker.ner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.MemoryWorker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a worker has written of mentions.
record FoundRows(MemoryWorker worker) {
    void assertNothing() {
        assertThat(worker.table(LogTable.CHUNK_ENTITIES)).isEmpty();
        assertThat(worker.table(LogTable.ENTITIES)).isEmpty();
        assertThat(worker.table(LogTable.RELATIONSHIPS)).isEmpty();
    }

    List<ChunkEntity> links() {
        return worker.rows(LogTable.CHUNK_ENTITIES, ChunkEntity.class);
    }

    List<Entity> entities() {
        return worker.rows(LogTable.ENTITIES, Entity.class);
    }

    /// Names of entities to the texts of their chunks.
    Map<String, String> linkedTexts() {
        return links().stream()
                .collect(
                        Collectors.toMap(
                                link -> entity(link.entity()).name(),
                                link -> chunkOf(link.chunk()).content()));
    }

    Entity entity(EntityId id) {
        return (Entity) row(LogTable.ENTITIES, id.value());
    }

    Chunk chunkOf(ChunkId id) {
        return (Chunk) row(LogTable.CHUNKS, id.value());
    }

    private LogRow row(LogTable table, String key) {
        return Objects.requireNonNull(worker.table(table).get(key), key);
    }
}
