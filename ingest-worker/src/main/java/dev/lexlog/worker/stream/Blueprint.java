package dev.lexlog.worker.stream;

import dev.lexlog.worker.stage.Entries;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stages without entries, made to learn which topics they read: what a topology must have before
/// there is a task.
final class Blueprint {
    private Blueprint() {}

    static Set<String> topics(StageWiring wiring) {
        return wiring.of(Unread::new).topics();
    }

    private record Unread(String name) implements Entries {
        @Override
        public byte @Nullable [] get(String key) {
            throw early();
        }

        @Override
        public void put(String key, byte[] value) {
            throw early();
        }

        @Override
        public void delete(String key) {
            throw early();
        }

        @Override
        public List<Entry> scan(String prefix, @Nullable String after, int most) {
            throw early();
        }

        private IllegalStateException early() {
            return new IllegalStateException("store " + name + " is used before the first record");
        }
    }
}
