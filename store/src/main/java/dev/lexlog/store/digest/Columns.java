package dev.lexlog.store.digest;

import dev.lexlog.schemas.model.DocumentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a row as bytes, each with its length before it, so that no other columns give the
/// same; null is the length -1, a list and a map begin with their size.
final class Columns {
    private static final int NULL = -1;

    private final MessageDigest sha256;
    private final ByteBuffer scratch = ByteBuffer.allocate(Long.BYTES);

    Columns() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The hash of the columns since the last call.
    ByteBuffer hash() {
        return ByteBuffer.wrap(sha256.digest());
    }

    Columns document(DocumentId id) {
        return text(id.domain()).text(id.session()).text(id.name());
    }

    Columns text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    Columns texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    /// In the map's own order, which must be canonical.
    Columns texts(Map<String, String> values) {
        number(values.size());
        values.forEach((name, value) -> text(name).text(value));
        return this;
    }

    Columns time(Instant value) {
        return number(value.toEpochMilli());
    }

    Columns number(long value) {
        length(Long.BYTES);
        sha256.update(scratch.clear().putLong(value).flip());
        return this;
    }

    Columns number(@Nullable Integer value) {
        return value == null ? bytes(null) : number(value.longValue());
    }

    /// By its bits: two values are equal only if all of these are.
    Columns decimal(double value) {
        return number(Double.doubleToRawLongBits(value));
    }

    Columns flag(boolean value) {
        return number(value ? 1L : 0L);
    }

    Columns bytes(byte @Nullable [] value) {
        length(value == null ? NULL : value.length);
        if (value != null) {
            sha256.update(value);
        }
        return this;
    }

    private void length(int bytes) {
        sha256.update(scratch.clear().putInt(bytes).flip());
    }
}
