package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Source;
import java.nio.ByteBuffer;
import java.time.Instant;

/// What the worker remembers of a document: when it was first published, when the broker appended
/// its last event (also when that changed nothing), its source, its revision, a hash of its row
/// without the times, and the fingerprint of the event that made it.
public record DocumentState(
        Instant createdAt,
        Instant appendedAt,
        Source source,
        String contentHash,
        String row,
        String fingerprint) {
    private static final byte FORMAT = 2;
    private static final int BYTES = 2 + 2 * Long.BYTES + 3 * StoredHash.BYTES;

    DocumentState at(Instant appended) {
        return new DocumentState(createdAt, appended, source, contentHash, row, fingerprint);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put((byte) source.ordinal())
                .putLong(createdAt.toEpochMilli())
                .putLong(appendedAt.toEpochMilli())
                .put(StoredHash.bytes(contentHash))
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
        var source = Source.values()[buffer.get()];
        return new DocumentState(
                Instant.ofEpochMilli(buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong()),
                source,
                StoredHash.read(buffer),
                StoredHash.read(buffer),
                StoredHash.read(buffer));
    }
}
