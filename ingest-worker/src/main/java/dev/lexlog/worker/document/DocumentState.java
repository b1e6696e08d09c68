package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    private static final int BYTES = 1 + 2 * Long.BYTES + 3 * StoredHash.BYTES;

    DocumentState at(Instant appended) {
        return new DocumentState(createdAt, appended, source, contentHash, row, fingerprint);
    }

    public byte[] toBytes() {
        var name = source.wireName().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(BYTES + name.length)
                .put(FORMAT)
                .putLong(createdAt.toEpochMilli())
                .putLong(appendedAt.toEpochMilli())
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
        return new DocumentState(
                Instant.ofEpochMilli(buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong()),
                Source.named(source).orElseThrow(),
                StoredHash.read(buffer),
                StoredHash.read(buffer),
                StoredHash.read(buffer));
    }
}
