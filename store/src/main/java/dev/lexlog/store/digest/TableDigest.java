package dev.lexlog.store.digest;

import dev.lexlog.schemas.model.LogRow;
import java.util.Locale;
import java.util.stream.Stream;

/// An order-independent checksum of the rows of one table: their number, and the sum modulo 2^128
/// of the first half of each row's SHA-256. A sum, unlike an exclusive or, tells a doubled row from
/// none. Not safe for use by several threads.
public final class TableDigest {
    private final RowEncoding encoding = new RowEncoding();
    private long high;
    private long low;
    private long rows;

    /// The digest of these rows, as {@link dev.lexlog.store.Reading#digests} answers it.
    public static String of(Stream<? extends LogRow> rows) {
        var digest = new TableDigest();
        rows.forEach(digest::add);
        return digest.value();
    }

    public void add(LogRow row) {
        var hash = encoding.hash(row);
        add(hash.getLong(0), hash.getLong(Long.BYTES));
    }

    public void add(RowHash hash) {
        add(hash.high(), hash.low());
    }

    private void add(long addedHigh, long addedLow) {
        low += addedLow;
        high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
        rows++;
    }

    /// `<rows>:<32 hexadecimal digits>`.
    public String value() {
        return String.format(Locale.ROOT, "%d:%016x%016x", rows, high, low);
    }
}
