package dev.lexlog.worker.stage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes a value of the state, or of an internal topic, field by field behind a format number;
/// {@link FieldReader} reads it.
public final class FieldWriter {
    static final int NONE = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /// `format` is raised when the fields change.
    public FieldWriter(int format) {
        put(() -> out.writeByte(format));
    }

    public FieldWriter text(@Nullable String text) {
        return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public FieldWriter bytes(byte @Nullable [] value) {
        return put(() -> {
            out.writeInt(value == null ? NONE : value.length);
            if (value != null) {
                out.write(value);
            }
        });
    }

    public FieldWriter number(int number) {
        return put(() -> out.writeInt(number));
    }

    public FieldWriter number(long number) {
        return put(() -> out.writeLong(number));
    }

    public FieldWriter real(double number) {
        return put(() -> out.writeDouble(number));
    }

    public FieldWriter flag(boolean flag) {
        return put(() -> out.writeBoolean(flag));
    }

    public FieldWriter time(Instant time) {
        return number(time.toEpochMilli());
    }

    public FieldWriter timeOrNull(@Nullable Instant time) {
        return time == null ? flag(false) : flag(true).time(time);
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private FieldWriter put(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
