package dev.lexlog.schemas.wire.format;

import dev.lexlog.schemas.wire.format.WireValue.Undecodable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/// Avro binary from bytes that nobody vouches for. Unlike Avro's own decoder it refuses malformed
/// UTF-8 instead of replacing it, and checks every length against the bytes that are there before
/// it allocates. All collections together have no more items than the value has bytes, so items of
/// no size cannot keep a reader busy.
final class StrictDecoder extends Decoder {
    private final ByteBuffer bytes;
    private long itemsLeft;

    StrictDecoder(byte[] value, int start) {
        this.bytes =
                ByteBuffer.wrap(value, start, value.length - start).order(ByteOrder.LITTLE_ENDIAN);
        this.itemsLeft = value.length;
    }

    @Override
    public int remainingBytes() {
        return bytes.remaining();
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() {
        byte value = take(1).get();
        if (value != 0 && value != 1) {
            throw new Undecodable("a boolean is byte " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new Undecodable("an int is " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = take(1).get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new Undecodable("a long has more than ten bytes");
    }

    @Override
    public float readFloat() {
        return take(Float.BYTES).getFloat();
    }

    @Override
    public double readDouble() {
        return take(Double.BYTES).getDouble();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) {
        return new Utf8(readString());
    }

    @Override
    public String readString() {
        int length = length();
        take(length);
        int start = bytes.position();
        bytes.position(start + length);
        var text =
                new String(
                        bytes.array(), bytes.arrayOffset() + start, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(bytes.duplicate().position(start).limit(start + length));
        }
        return text;
    }

    @Override
    public void skipString() {
        readString();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) {
        var copy = new byte[length()];
        take(copy.length).get(copy);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() {
        skipFixed(length());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) {
        take(length).get(target, start, length);
    }

    @Override
    public void skipFixed(int length) {
        take(length);
        bytes.position(bytes.position() + length);
    }

    @Override
    public int readEnum() {
        return readInt();
    }

    @Override
    public int readIndex() {
        return readInt();
    }

    @Override
    public long readArrayStart() {
        return items();
    }

    @Override
    public long arrayNext() {
        return items();
    }

    @Override
    public long skipArray() {
        return items();
    }

    @Override
    public long readMapStart() {
        return items();
    }

    @Override
    public long mapNext() {
        return items();
    }

    @Override
    public long skipMap() {
        return items();
    }

    /// A block's item count; a negative one is followed by the block's length in bytes, which is of
    /// no use here.
    private long items() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0 || count > itemsLeft) {
            throw new Undecodable(
                    "a collection claims more items than the value has bytes: " + count);
        }
        itemsLeft -= count;
        return count;
    }

    private int length() {
        long length = readLong();
        if (length < 0 || length > bytes.remaining()) {
            throw new Undecodable(
                    "a length of " + length + " bytes, but " + bytes.remaining() + " are left");
        }
        return (int) length;
    }

    private ByteBuffer take(int length) {
        if (length > bytes.remaining()) {
            throw new Undecodable(
                    "the value ends early: " + length + " bytes wanted, " + bytes.remaining());
        }
        return bytes;
    }

    private static void requireUtf8(ByteBuffer text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(text);
        } catch (CharacterCodingException e) {
            throw new Undecodable("text that is not UTF-8", e);
        }
    }
}
