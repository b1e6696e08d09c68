package dev.lexlog.worker.stream;

import dev.lexlog.worker.stage.Entries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Entries in a store of Kafka Streams, which keeps them on disk and in a changelog topic.
record StoredEntries(KeyValueStore<Bytes, byte[]> store) implements Entries {
    @Override
    public byte @Nullable [] get(String key) {
        return store.get(bytes(key));
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(bytes(key), value);
    }

    @Override
    public void delete(String key) {
        store.delete(bytes(key));
    }

    @Override
    public List<Entry> scan(String prefix, @Nullable String after, int most) {
        var from = after == null ? bytes(prefix) : bytes(after + '\0');
        var found = new ArrayList<Entry>();
        try (var entries = store.range(from, behind(prefix))) {
            while (found.size() < most && entries.hasNext()) {
                var entry = entries.next();
                var key = new String(entry.key.get(), StandardCharsets.UTF_8);
                found.add(new Entry(key, entry.value));
            }
        }
        return found;
    }

    /// No text in UTF-8 holds this last byte.
    private static Bytes behind(String prefix) {
        var start = prefix.getBytes(StandardCharsets.UTF_8);
        var end = Arrays.copyOf(start, start.length + 1);
        end[start.length] = (byte) 0xFF;
        return Bytes.wrap(end);
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
