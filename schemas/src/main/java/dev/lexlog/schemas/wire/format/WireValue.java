package dev.lexlog.schemas.wire.format;

import java.nio.ByteBuffer;

/// A record value in Confluent's wire format: byte 0, the schema's id as four bytes big-endian,
/// Avro binary from `start` on.
@SuppressWarnings("ArrayRecordComponent")
public record WireValue(int schemaId, byte[] bytes, int start) {
    static final byte MAGIC = 0;
    static final int HEADER = 1 + Integer.BYTES;

    /// Reads the header; {@link Undecodable} when the bytes have none.
    public static WireValue of(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new Undecodable(
                    "the value has "
                            + bytes.length
                            + " bytes, too few for byte 0 and a schema id (Confluent wire format)");
        }
        if (bytes[0] != MAGIC) {
            throw new Undecodable(
                    "the value begins with byte "
                            + Byte.toUnsignedInt(bytes[0])
                            + ", not with byte 0 and a schema id (Confluent wire format)");
        }
        return new WireValue(ByteBuffer.wrap(bytes).getInt(1), bytes, HEADER);
    }

    /// The bytes are no value of the expected schema.
    public static final class Undecodable extends RuntimeException {
        public Undecodable(String message) {
            super(message);
        }

        public Undecodable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
