package dev.lexlog.worker.document;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// A hexadecimal SHA-256 in half the bytes, as it lies in the state.
final class StoredHash {
    static final int BYTES = 32;

    private StoredHash() {}

    static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    static String read(ByteBuffer buffer) {
        var bytes = new byte[BYTES];
        buffer.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
