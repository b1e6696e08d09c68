package dev.lexlog.worker.document;

import java.nio.ByteBuffer;
import java.time.Instant;

/// What the worker remembers of a document: when it was first published, a hash of its row without
/// the times, and the fingerprint of the event that made it.
public record DocumentState(Instant createdAt, String row, String fingerprint) {
    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + Long.BYTES + 2 * StoredHash.BYTES;

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .putLong(createdAt.toEpochMilli())
                .put(StoredHash.bytes(row))
                .put(StoredHash.bytes(fingerprint))
                .array();
    }

    public static DocumentState fromBytes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || buffer.get() != FORMAT) {
            throw new IllegalArgumentException(
                    "not a document's state: " + bytes.length + " bytes");
        }
        var createdAt = Instant.ofEpochMilli(buffer.getLong());
        return new DocumentState(createdAt, StoredHash.read(buffer), StoredHash.read(buffer));
    }
}
