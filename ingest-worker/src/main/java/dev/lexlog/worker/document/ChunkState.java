package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.document.Revision.PlacedChunk;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What the worker remembers of a chunk: a hash of its row, and its place.
public record ChunkState(String row, int index, @Nullable Integer start, @Nullable Integer end) {
    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + StoredHash.BYTES + 3 * Integer.BYTES;
    private static final int NONE = -1;

    static ChunkState of(PlacedChunk placed) {
        var position = placed.position();
        return new ChunkState(
                rowOf(placed.chunk()), position.index(), position.start(), position.end());
    }

    /// The id covers every column of the row, so only a supplied vector can differ under one id.
    private static String rowOf(Chunk chunk) {
        return Hashes.content(Keys.array(chunk.id().value(), Fingerprint.of(chunk.supplied())));
    }

    boolean liesAt(ChunkPosition position) {
        return equals(new ChunkState(row, position.index(), position.start(), position.end()));
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put(StoredHash.bytes(row))
                .putInt(index)
                .putInt(start == null ? NONE : start)
                .putInt(end == null ? NONE : end)
                .array();
    }

    public static ChunkState fromBytes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || buffer.get() != FORMAT) {
            throw new IllegalArgumentException("not a chunk's state: " + bytes.length + " bytes");
        }
        return new ChunkState(
                StoredHash.read(buffer), buffer.getInt(), offset(buffer), offset(buffer));
    }

    private static @Nullable Integer offset(ByteBuffer buffer) {
        int offset = buffer.getInt();
        return offset == NONE ? null : offset;
    }
}
