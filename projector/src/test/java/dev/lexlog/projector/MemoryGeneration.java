package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.Slice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;

/// Tables, positions and fences in memory. It refuses what a projector must never do: begin
/// anywhere but at the stored position. Its writers share it, as projectors share a database.
final class MemoryGeneration {
    final Map<String, LogRow> rows = new TreeMap<>();
    final Map<LogPartition, Long> positions = new HashMap<>();
    final Map<LogPartition, Instant> lastAtEnd = new HashMap<>();
    final List<Slice> applied = new ArrayList<>();
    private final Map<LogPartition, Integer> fences = new HashMap<>();
    private final Queue<Runnable> beforeNextApply = new ArrayDeque<>();
    private int outages;
    private boolean outageAfterCommit;

    /// The next `count` calls fail; when `afterCommit`, the last of them has done its work.
    void fail(int count, boolean afterCommit) {
        outages = count;
        outageAfterCommit = afterCommit;
    }

    /// As another projector does that takes the partition.
    void fence(LogPartition partition) {
        fences.merge(partition, 1, Integer::sum);
    }

    /// What others do while the next batch is on its way here.
    void beforeNextApply(Runnable others) {
        beforeNextApply.add(others);
    }

    void forgetOthers() {
        beforeNextApply.clear();
    }

    GenerationWriter writer() {
        return new Writer();
    }

    private final class Writer implements GenerationWriter {
        private final Map<LogPartition, Integer> mine = new HashMap<>();

        @Override
        public Map<LogPartition, Long> take(
                Collection<LogPartition> partitions, Map<String, String> topicIds) {
            maybeFail();
            var taken = new HashMap<LogPartition, Long>();
            for (var partition : partitions) {
                mine.put(partition, fences.merge(partition, 1, Integer::sum));
                taken.put(partition, positions.getOrDefault(partition, 0L));
            }
            return taken;
        }

        @Override
        public Map<LogPartition, Instant> lastAtEnd() {
            return lastAtEnd;
        }

        @Override
        public Outcome apply(List<Slice> slices) {
            var others = beforeNextApply.poll();
            if (others != null) {
                others.run();
            }
            if (!outageAfterCommit || outages > 1) {
                maybeFail();
            }
            var lost =
                    slices.stream()
                            .map(Slice::partition)
                            .filter(p -> !Objects.equals(fences.get(p), mine.get(p)))
                            .toList();
            if (!lost.isEmpty()) {
                return new Outcome.Fenced(lost);
            }
            slices.forEach(this::apply);
            maybeFail();
            return new Outcome.Applied(slices.stream().mapToInt(s -> s.changes().size()).sum());
        }

        private void apply(Slice slice) {
            long position = positions.getOrDefault(slice.partition(), 0L);
            if (slice.from() > position) {
                throw new AssertionError("gap before " + slice + ", position " + position);
            }
            applied.add(slice);
            slice.changes().stream().filter(c -> c.offset() >= position).forEach(this::apply);
            positions.put(slice.partition(), Math.max(position, slice.to()));
        }

        private void apply(Change change) {
            switch (change) {
                case Change.Put(LogRow row, long _) -> rows.put(row.key(), row);
                case Change.Delete delete -> rows.remove(delete.key());
            }
        }

        private void maybeFail() {
            if (outages > 0) {
                outages--;
                throw new Unavailable("the store does not answer", null);
            }
        }
    }
}
