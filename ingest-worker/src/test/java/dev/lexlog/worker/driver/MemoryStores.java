package dev.lexlog.worker.driver;

import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The stores of one task in memory, with keys in the order of their bytes.
public final class MemoryStores implements TaskStores {
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));

    private final Map<String, MemoryEntries> stores = new HashMap<>();

    @Override
    public MemoryEntries entries(String name) {
        return stores.computeIfAbsent(name, n -> new MemoryEntries());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// One store.
    public static final class MemoryEntries implements Entries {
        private final TreeMap<String, byte[]> values = new TreeMap<>(BY_BYTES);

        @Override
        public byte @Nullable [] get(String key) {
            return values.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            values.put(key, value);
        }

        @Override
        public void delete(String key) {
            values.remove(key);
        }

        @Override
        public List<Entry> scan(String prefix, @Nullable String after, int most) {
            var from = after == null ? prefix : after;
            return values.tailMap(from, after == null).entrySet().stream()
                    .takeWhile(e -> e.getKey().startsWith(prefix))
                    .limit(most)
                    .map(e -> new Entry(e.getKey(), e.getValue()))
                    .toList();
        }
    }
}
