package dev.lexlog.store.digest;

import dev.lexlog.schemas.model.LogRow;

/// The first half of a row's SHA-256, as {@link TableDigest} adds it up: two rows that differ in
/// any column differ in it.
public record RowHash(long high, long low) {
    private static final ThreadLocal<RowEncoding> ENCODING =
            ThreadLocal.withInitial(RowEncoding::new);

    public static RowHash of(LogRow row) {
        var hash = ENCODING.get().hash(row);
        return new RowHash(hash.getLong(0), hash.getLong(Long.BYTES));
    }
}
