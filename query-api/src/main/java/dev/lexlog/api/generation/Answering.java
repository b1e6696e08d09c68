package dev.lexlog.api.generation;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.Standing.Reader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Every generation that the next request may be answered from, and how far each has read: the live
/// one, one that is being promoted, and the former one until every process has followed.
public record Answering(Supplier<Generations> generations, LiveGeneration live) {
    private static final Duration READING = Duration.ofSeconds(10);

    /// What a request would see and, where the catalogue knows, not more than what the generations
    /// had when it was read: a promotion that begins later begins behind that.
    public Collection<Reader> readers() {
        var all = generations.get();
        var standing =
                all.standing()
                        .orElseThrow(() -> new Unavailable("the store holds nothing yet", null));
        var readers = new TreeMap<Integer, Reader>();
        for (var generation : live.answering()) {
            readers.put(generation.number(), reader(generation));
        }
        limit(all, readers, standing.live());
        if (standing.promoting() != null) {
            limit(all, readers, standing.promoting());
        }
        return readers.values();
    }

    private static void limit(Generations all, Map<Integer, Reader> readers, Reader standing) {
        var shown = readers.get(standing.number());
        if (shown == null) {
            shown = reader(all.open(standing.number()));
        }
        var positions = new HashMap<LogPartition, Long>();
        shown.positions()
                .forEach((partition, position) ->
                        positions.put(
                                partition,
                                Math.min(
                                        position,
                                        standing.positions().getOrDefault(partition, 0L))));
        readers.put(
                standing.number(), new Reader(standing.number(), standing.settings(), positions));
    }

    private static Reader reader(Generation generation) {
        try (var reading = generation.read(READING)) {
            return new Reader(
                    generation.number(), generation.settings(), reading.watermark().positions());
        }
    }
}
