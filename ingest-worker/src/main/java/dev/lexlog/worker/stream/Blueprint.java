package dev.lexlog.worker.stream;

import dev.lexlog.worker.stage.Entries;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which topics the stages read, and which stores they asked for: what a topology must have before
/// there is a task.
record Blueprint(Set<String> topics, Set<String> stores) {
    static Blueprint of(StageWiring wiring) {
        var stores = new TreeSet<String>();
        var stages =
                wiring.of(name -> {
                    stores.add(name);
                    return new Unread(name);
                });
        return new Blueprint(stages.topics(), stores);
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
