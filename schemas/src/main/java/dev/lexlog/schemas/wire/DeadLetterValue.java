package dev.lexlog.schemas.wire;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The refused record's value as its dead letter bears it. The topic is compacted, so a letter
/// without a value would be a tombstone: a record that had none gives a letter of no bytes with a
/// header that says so.
public final class DeadLetterValue {
    private static final String NONE = "no-value";
    private static final byte[] NOTHING = {};

    private DeadLetterValue() {}

    /// What to write, after telling the headers.
    public static byte[] write(byte @Nullable [] value, Headers headers) {
        if (value != null) {
            return value;
        }
        headers.add(NONE, NOTHING);
        return NOTHING;
    }

    /// Null when the refused record had none.
    public static byte @Nullable [] read(byte @Nullable [] value, Headers headers) {
        return headers.lastHeader(NONE) == null ? value : null;
    }

    /// A record that erases the letters of its key. Those written before the topic was compacted
    /// may have no value either, but they have a reason.
    public static boolean isTombstone(byte @Nullable [] value, Headers headers) {
        return value == null && headers.lastHeader("reason") == null;
    }
}
