package dev.lexlog.store.digest;

import dev.lexlog.schemas.model.LogRow;

/// The first half of a row's SHA-256, as {@link TableDigest} adds it up: two rows that differ in
/// any column differ in it.
public record RowHash(long high, long low) {
    public static RowHash of(LogRow row) {
        var hash = new RowEncoding().hash(row);
        return new RowHash(hash.getLong(0), hash.getLong(Long.BYTES));
    }
}
