package dev.lexlog.worker.stage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One store of one task. Keys are text and ordered by their UTF-8 bytes; a change is part of the
/// transaction of the record that is being worked on.
public interface Entries {
    byte @Nullable [] get(String key);

    void put(String key, byte[] value);

    void delete(String key);

    /// The first `most` entries, in the order of their keys, whose key begins with `prefix` and
    /// comes after `after` (null: from the first).
    List<Entry> scan(String prefix, @Nullable String after, int most);

    /// All entries whose key begins with `prefix`, in the order of their keys.
    default List<Entry> under(String prefix) {
        return scan(prefix, null, Integer.MAX_VALUE);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Entry(String key, byte[] value) {}
}
