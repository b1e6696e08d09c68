package dev.lexlog.api.generation;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the generation that is next and asks it before clients do. Used under the lock of {@link
/// LiveGeneration}.
final class Warmth {
    private static final Logger LOG = LoggerFactory.getLogger(Warmth.class);
    private static final Duration FIRST_READING = Duration.ofSeconds(10);

    /// Well within the time in which every process follows a promotion.
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Consumer<Generation> warmUp;
    private @Nullable Warming warming;
    private int awaited;
    private Map<LogPartition, Long> needed = Map.of();

    private record Warming(int number, long begun, CompletableFuture<Void> done) {}

    Warmth(Consumer<Generation> warmUp) {
        this.warmUp = warmUp;
    }

    /// Begins to warm it, unless that was begun.
    Generation prepare(Generations all, int number) {
        var generation = all.open(number);
        if (warming == null || warming.number() != number) {
            var done =
                    CompletableFuture.runAsync(
                            () -> warmUp.accept(generation),
                            Thread.ofVirtual().name("warm-up-" + number)::start);
            warming = new Warming(number, System.nanoTime(), done);
            done.exceptionally(e -> tell(number, e));
        }
        return generation;
    }

    private static @Nullable Void tell(int number, Throwable failure) {
        LOG.warn("Generation {} is not warm: its first requests may be slow", number, failure);
        return null;
    }

    /// Returns when it is warm, or could have been: nobody waits for one that stays cold.
    void awaitForAMoment() {
        if (warming == null) {
            return;
        }
        long left = LONGEST.toNanos() - (System.nanoTime() - warming.begun());
        try {
            warming.done().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            LOG.debug("Generation {} answers before it is warm", warming.number());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when it is warm; what failed is tried anew the next time.
    void await() {
        if (warming == null) {
            return;
        }
        try {
            warming.done().join();
        } catch (CompletionException e) {
            warming = null;
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Whether its readings show what it had when it was first seen live: a replica may be behind
    /// the tables that the catalogue lies beside.
    boolean shows(Generation generation, Standing.Reader live) {
        if (awaited != live.number()) {
            awaited = live.number();
            needed = live.positions();
        }
        try (var reading = generation.read(FIRST_READING)) {
            if (LogPartition.reached(needed, reading.watermark().positions())) {
                awaited = 0;
                return true;
            }
            return false;
        }
    }
}
