package dev.lexlog.worker.contribution;

import java.time.Instant;

/// Values as text whose order by bytes is theirs.
public final class Sortable {
    private Sortable() {}

    /// Earlier times first, those before 1970 too.
    public static String ascending(Instant time) {
        return digits(time.toEpochMilli() ^ Long.MIN_VALUE);
    }

    /// Higher numbers first; they are not negative.
    public static String descending(double number) {
        return digits(~Double.doubleToLongBits(number));
    }

    private static String digits(long bits) {
        return "%016x".formatted(bits);
    }
}
