package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the worker remembers of a document: when it was first published, when the broker appended
/// its last event (also when that changed nothing), its source, its revision and how many code
/// points that has (null when it came as ready chunks), a hash of its row without the times, and
/// the fingerprint of the event that made it.
public record DocumentState(
        Instant createdAt,
        Instant appendedAt,
        Source source,
        String contentHash,
        @Nullable Integer length,
        String row,
        String fingerprint) {
    private static final byte FORMAT = 3;
    private static final int BYTES = 1 + 2 * Long.BYTES + Integer.BYTES + 3 * StoredHash.BYTES;

    private static final int NONE = -1;

    DocumentState at(Instant appended) {
        return new DocumentState(
                createdAt, appended, source, contentHash, length, row, fingerprint);
    }

    public byte[] toBytes() {
        var name = source.wireName().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(BYTES + name.length)
                .put(FORMAT)
                .putLong(createdAt.toEpochMilli())
                .putLong(appendedAt.toEpochMilli())
                .putInt(length == null ? NONE : length)
                .put(StoredHash.bytes(contentHash))
                .put(StoredHash.bytes(row))
                .put(StoredHash.bytes(fingerprint))
                .put(name)
                .array();
    }

    public static DocumentState fromBytes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < BYTES || buffer.get() != FORMAT) {
            throw new IllegalArgumentException(
                    "not a document's state: " + bytes.length + " bytes");
        }
        var source = new String(bytes, BYTES, bytes.length - BYTES, StandardCharsets.UTF_8);
        var createdAt = Instant.ofEpochMilli(buffer.getLong());
        var appendedAt = Instant.ofEpochMilli(buffer.getLong());
        int length = buffer.getInt();
        return new DocumentState(
                createdAt,
                appendedAt,
                Source.named(source).orElseThrow(),
                StoredHash.read(buffer),
                length == NONE ? null : length,
                StoredHash.read(buffer),
                StoredHash.read(buffer));
    }
}
