package dev.lexlog.worker.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads, in the same order, what {@link FieldWriter} wrote. `what` is told when the bytes are
/// something else.
public final class FieldReader {
    private final String what;
    private final ByteBuffer fields;

    public FieldReader(String what, int format, byte[] bytes) {
        this.what = what;
        this.fields = ByteBuffer.wrap(bytes);
        if (bytes.length == 0 || fields.get() != format) {
            throw new IllegalArgumentException(
                    "not " + what + ": " + bytes.length + " bytes of another format");
        }
    }

    public @Nullable String textOrNull() {
        byte @Nullable [] bytes = bytesOrNull();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    public String text() {
        return given(textOrNull());
    }

    private byte @Nullable [] bytesOrNull() {
        int length = fields.getInt();
        if (length == FieldWriter.NONE) {
            return null;
        }
        var bytes = new byte[length];
        fields.get(bytes);
        return bytes;
    }

    public byte[] bytes() {
        byte @Nullable [] bytes = bytesOrNull();
        if (bytes == null) {
            throw missing();
        }
        return bytes;
    }

    public int number() {
        return fields.getInt();
    }

    public long longNumber() {
        return fields.getLong();
    }

    public double real() {
        return fields.getDouble();
    }

    public boolean flag() {
        return fields.get() != 0;
    }

    public Instant time() {
        return Instant.ofEpochMilli(fields.getLong());
    }

    public @Nullable Instant timeOrNull() {
        return flag() ? time() : null;
    }

    private String given(@Nullable String text) {
        if (text == null) {
            throw missing();
        }
        return text;
    }

    private IllegalArgumentException missing() {
        return new IllegalArgumentException("a field of " + what + " is missing");
    }
}
