package dev.lexlog.api.generation;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.lifecycle.Extent;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.IndexingProgress;
import dev.lexlog.store.lifecycle.Lease;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.Standing;
import dev.lexlog.store.lifecycle.UnknownGeneration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A generation that is live for ever, beside no other: for a measurement, or a test of what is
/// asked of one. Closing leaves it open.
public record OneGeneration(Generation generation) implements Generations {
    private static final Duration READING = Duration.ofSeconds(10);

    @Override
    public List<GenerationEntry> list() {
        return List.of(entry());
    }

    private GenerationEntry entry() {
        return new GenerationEntry(
                generation.number(),
                new GenerationState.Live(),
                generation.settings(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                false,
                0,
                null,
                null);
    }

    @Override
    public Optional<Standing> standing() {
        int number = generation.number();
        var live = new Standing.Reader(number, generation.settings(), positions(number));
        return Optional.of(new Standing(live, null));
    }

    @Override
    public GenerationEntry begin(GenerationSettings first) {
        return entry();
    }

    @Override
    public Generation open(int number) {
        if (number != generation.number()) {
            throw new UnknownGeneration(number, List.of(generation.number()));
        }
        return generation;
    }

    @Override
    public Map<LogPartition, Long> positions(int number) {
        try (var reading = open(number).read(READING)) {
            return reading.watermark().positions();
        }
    }

    @Override
    public OptionalInt former() {
        return OptionalInt.empty();
    }

    @Override
    public Optional<IndexingProgress> indexing(int number) {
        return Optional.empty();
    }

    @Override
    public Extent extent(int number) {
        return new Extent(0, 0);
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd(int number) {
        return open(number).writer().lastAtEnd();
    }

    @Override
    public boolean move(int number, GenerationState from, GenerationState to) {
        return false;
    }

    @Override
    public boolean promote(int number) {
        return false;
    }

    @Override
    public boolean goLive(int number) {
        return false;
    }

    @Override
    public Optional<Lease> lease(int number, String task) {
        return Optional.empty();
    }

    @Override
    public GenerationEntry order(RebuildOrder order) {
        throw alone();
    }

    @Override
    public void askVerification(int number) {
        throw alone();
    }

    @Override
    public void verified(int number, GenerationEntry.Verification verification) {
        throw alone();
    }

    @Override
    public GenerationWriter loader(int number) {
        throw alone();
    }

    @Override
    public void index(int number) {
        throw alone();
    }

    @Override
    public void drop(int number) {
        throw alone();
    }

    private static UnsupportedOperationException alone() {
        return new UnsupportedOperationException("there is one generation, and no other");
    }

    @Override
    public void close() {
        // the generation belongs to whoever made it
    }
}
