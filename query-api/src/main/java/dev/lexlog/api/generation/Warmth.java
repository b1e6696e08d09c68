package dev.lexlog.api.generation;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens the generation that is next and asks it before clients do. Used under the lock of {@link
/// LiveGeneration}.
final class Warmth {
    private static final Duration FIRST_READING = Duration.ofSeconds(10);

    private final Consumer<Generation> warmUp;
    private @Nullable Generation warm;
    private int awaited;
    private Map<LogPartition, Long> needed = Map.of();

    Warmth(Consumer<Generation> warmUp) {
        this.warmUp = warmUp;
    }

    Generation prepare(Generations all, int number) {
        var generation = all.open(number);
        if (warm == null || warm.number() != number) {
            warmUp.accept(generation);
            warm = generation;
        }
        return generation;
    }

    /// Whether its readings show what it had when it was first seen live: a replica may be behind
    /// the tables that the catalogue lies beside.
    boolean shows(Generation generation, Standing.Reader live) {
        if (awaited != live.number()) {
            awaited = live.number();
            needed = live.positions();
        }
        try (var reading = generation.read(FIRST_READING)) {
            var shown = reading.watermark().positions();
            if (needed.entrySet().stream()
                    .allMatch(e -> shown.getOrDefault(e.getKey(), 0L) >= e.getValue())) {
                awaited = 0;
                return true;
            }
            return false;
        }
    }
}
