package dev.lexlog.api.fake;

import dev.lexlog.api.pipeline.DeadLetter;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Partitions as sets of record offsets; what is no record below the end is a marker.
public final class MemoryPipeline implements Pipeline {
    public final Map<LogPartition, Long> ends = new ConcurrentHashMap<>();

    /// Where a transaction is open; the end elsewhere.
    public final Map<LogPartition, Long> open = new ConcurrentHashMap<>();

    /// Offset to timestamp.
    public final Map<LogPartition, TreeMap<Long, Long>> records = new ConcurrentHashMap<>();

    public final Map<String, Map<LogPartition, Long>> committed = new ConcurrentHashMap<>();
    public final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    public final AtomicInteger looks = new AtomicInteger();
    public volatile boolean away;

    public void append(LogPartition partition, long timestamp) {
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        records.computeIfAbsent(partition, _ -> new TreeMap<>()).put(offset, timestamp);
    }

    public void appendMarker(LogPartition partition) {
        ends.merge(partition, 1L, Long::sum);
    }

    public void commit(String group, LogPartition partition, long offset) {
        committed.computeIfAbsent(group, _ -> new ConcurrentHashMap<>()).put(partition, offset);
    }

    @Override
    public Map<LogPartition, Long> highWatermarks(Collection<LogPartition> partitions) {
        answers();
        var found = new HashMap<LogPartition, Long>();
        partitions.forEach(p -> found.put(p, ends.getOrDefault(p, 0L)));
        return found;
    }

    @Override
    public Map<LogPartition, Long> stableEnds(Collection<LogPartition> partitions) {
        var found = highWatermarks(partitions);
        found.replaceAll((p, end) -> open.getOrDefault(p, end));
        return found;
    }

    @Override
    public Map<String, Map<LogPartition, Long>> committed(Collection<String> groups) {
        answers();
        looks.incrementAndGet();
        var found = new HashMap<String, Map<LogPartition, Long>>();
        groups.forEach(g -> found.put(g, Map.copyOf(committed.getOrDefault(g, Map.of()))));
        return found;
    }

    @Override
    public Map<LogPartition, Next> next(Map<LogPartition, Stretch> stretches) {
        answers();
        var next = new HashMap<LogPartition, Next>();
        stretches.forEach((p, stretch) -> next.put(p, next(p, stretch)));
        return next;
    }

    private Next next(LogPartition partition, Stretch stretch) {
        long from = stretch.from();
        long to = stretch.to();
        long stable = open.getOrDefault(partition, Long.MAX_VALUE);
        var next = records.getOrDefault(partition, new TreeMap<>()).ceilingEntry(from);
        if (next != null && next.getKey() < Math.min(to, stable)) {
            return new Next.Found(next.getKey(), next.getValue());
        }
        return stable >= to ? new Next.NoRecord() : new Next.Undecided();
    }

    @Override
    public long deadLetterCount() {
        answers();
        return letters.size();
    }

    @Override
    public DeadLetterPage deadLetters(Place from, int limit) {
        answers();
        int start = (int) from.offset();
        int end = Math.min(letters.size(), start + limit);
        return new DeadLetterPage(
                letters.subList(start, end),
                end < letters.size() ? Optional.of(new Place(0, end)) : Optional.empty());
    }

    private void answers() {
        if (away) {
            throw new Unavailable("Kafka does not answer: test", null);
        }
    }

    @Override
    public void close() {}
}
