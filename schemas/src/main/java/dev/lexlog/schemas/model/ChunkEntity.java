package dev.lexlog.schemas.model;

/// That a chunk mentions an entity. `confidence` is the highest among the `mentions` (their
/// number).
public record ChunkEntity(ChunkId chunk, EntityId entity, double confidence, int mentions)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.CHUNK_ENTITIES;
    }

    @Override
    public String key() {
        return Keys.array(chunk.value(), entity.value());
    }
}
