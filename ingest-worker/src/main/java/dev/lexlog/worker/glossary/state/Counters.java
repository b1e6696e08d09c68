package dev.lexlog.worker.glossary.state;

import java.nio.ByteBuffer;

/// The last revision and the last history number that an id has had. They outlive the term: a term
/// defined again goes on from here.
public record Counters(int revision, int number) {
    static final Counters NONE = new Counters(0, 0);
    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + 2 * Integer.BYTES;

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).put(FORMAT).putInt(revision).putInt(number).array();
    }

    static Counters fromBytes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || buffer.get() != FORMAT) {
            throw new IllegalArgumentException("not a term's counters: " + bytes.length + " bytes");
        }
        return new Counters(buffer.getInt(), buffer.getInt());
    }
}
