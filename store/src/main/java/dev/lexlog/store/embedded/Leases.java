package dev.lexlog.store.embedded;

import dev.lexlog.store.lifecycle.Lease;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Who may do what in the one process that has the store open.
final class Leases {
    private final ConcurrentMap<Task, Held> held = new ConcurrentHashMap<>();

    private record Task(int generation, String name) {}

    Optional<Lease> take(int generation, String name) {
        var lease = new Held(new Task(generation, name));
        return held.putIfAbsent(lease.task, lease) == null ? Optional.of(lease) : Optional.empty();
    }

    private final class Held implements Lease {
        private final Task task;

        private Held(Task task) {
            this.task = task;
        }

        @Override
        public boolean held() {
            return held.get(task) == this;
        }

        @Override
        public void close() {
            held.remove(task, this);
        }
    }
}
