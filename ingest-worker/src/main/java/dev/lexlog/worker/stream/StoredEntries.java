package dev.lexlog.worker.stream;

import dev.lexlog.worker.stage.Entries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Entries of one name in a task's only store of Kafka Streams: their keys lie there behind the
/// name and a zero byte. With a store for every name, each partition would keep a score of
/// databases open, and each name would add a changelog topic.
record StoredEntries(KeyValueStore<Bytes, byte[]> store, String name) implements Entries {
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
                found.add(new Entry(text(entry.key), entry.value));
            }
        }
        return found;
    }

    /// No text in UTF-8 holds this last byte.
    private Bytes behind(String prefix) {
        var start = bytes(prefix).get();
        var end = Arrays.copyOf(start, start.length + 1);
        end[start.length] = (byte) 0xFF;
        return Bytes.wrap(end);
    }

    private String text(Bytes key) {
        return new String(key.get(), StandardCharsets.UTF_8).substring(name.length() + 1);
    }

    private Bytes bytes(String key) {
        return Bytes.wrap((name + '\0' + key).getBytes(StandardCharsets.UTF_8));
    }
}
