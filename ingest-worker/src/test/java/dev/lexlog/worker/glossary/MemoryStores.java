package dev.lexlog.worker.glossary;

import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A task's stores in memory.
final class MemoryStores implements TaskStores {
    private final Map<String, Memory> stores = new HashMap<>();

    @Override
    public Entries entries(String name) {
        return stores.computeIfAbsent(
                name, n -> new Memory(new TreeMap<>(Arrays::compareUnsigned)));
    }

    /// How many entries the store holds.
    int size(String name) {
        return stores.containsKey(name) ? stores.get(name).all().size() : 0;
    }

    private record Memory(TreeMap<byte[], byte[]> all) implements Entries {
        @Override
        public byte @Nullable [] get(String key) {
            return all.get(bytes(key));
        }

        @Override
        public void put(String key, byte[] value) {
            all.put(bytes(key), value);
        }

        @Override
        public void delete(String key) {
            all.remove(bytes(key));
        }

        @Override
        public List<Entry> scan(String prefix, @Nullable String after, int most) {
            var from = after == null ? bytes(prefix) : bytes(after);
            return all.tailMap(from, after == null).entrySet().stream()
                    .map(e ->
                            new Entry(new String(e.getKey(), StandardCharsets.UTF_8), e.getValue()))
                    .takeWhile(entry -> entry.key().startsWith(prefix))
                    .limit(most)
                    .toList();
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
