package dev.lexlog.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.wire.LogCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rows that are a chunk id and a number, as text: enough to see what was applied.
final class PositionCodec implements LogCodec {
    @Override
    public byte[] encode(LogRow row) {
        return Integer.toString(((ChunkPosition) row).index()).getBytes(UTF_8);
    }

    @Override
    public Change decode(LogTable table, byte[] key, byte @Nullable [] value, long offset) {
        var id = new String(key, UTF_8);
        return value == null
                ? new Change.Delete(table, id, offset)
                : new Change.Put(row(id, Integer.parseInt(new String(value, UTF_8))), offset);
    }

    static ChunkPosition row(String id, int index) {
        return new ChunkPosition(new ChunkId(id), index, null, null, Instant.EPOCH);
    }
}
