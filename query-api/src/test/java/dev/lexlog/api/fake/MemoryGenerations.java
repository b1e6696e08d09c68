package dev.lexlog.api.fake;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.lifecycle.Extent;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationEntry.Verification;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.IndexingProgress;
import dev.lexlog.store.lifecycle.Lease;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.Standing;
import dev.lexlog.store.lifecycle.UnknownGeneration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A catalogue in memory. What a keeper would do, tests do.
public final class MemoryGenerations implements Generations {
    public final AtomicInteger opened = new AtomicInteger();
    public final Map<Integer, IndexingProgress> indexing = new HashMap<>();
    private final TreeMap<Integer, GenerationEntry> entries = new TreeMap<>();
    private final Map<Integer, MemoryGeneration> generations = new HashMap<>();
    private boolean away;
    private Runnable beforeOrder = () -> {};
    private @Nullable Integer former;

    public MemoryGenerations(MemoryGeneration live) {
        add(live, new Live());
    }

    public synchronized void add(MemoryGeneration generation, GenerationState state) {
        generations.put(generation.number(), generation);
        put(generation.number(), state, generation.settings(), null, false, 0, null, null);
    }

    /// As one that was live before.
    public synchronized void addFormer(MemoryGeneration generation, GenerationState state) {
        var time = MemoryGeneration.TIME;
        generations.put(generation.number(), generation);
        put(generation.number(), state, generation.settings(), time, false, 0, null, null);
        former = generation.number();
    }

    private void put(
            int number,
            GenerationState state,
            GenerationSettings settings,
            @Nullable Instant lastLive,
            boolean promote,
            int rowsPerSecond,
            @Nullable Instant asked,
            @Nullable Verification verification) {
        entries.put(
                number,
                new GenerationEntry(
                        number,
                        state,
                        settings,
                        MemoryGeneration.TIME,
                        MemoryGeneration.TIME,
                        lastLive,
                        promote,
                        rowsPerSecond,
                        asked,
                        verification));
    }

    public synchronized void leave() {
        away = true;
    }

    public synchronized void comeBack() {
        away = false;
    }

    /// Runs once, between the client's look at the catalogue and the order itself.
    public synchronized void beforeOrder(Runnable action) {
        beforeOrder = action;
    }

    /// Whatever it was in.
    public synchronized void become(int number, GenerationState state) {
        var entry = find(number);
        put(
                number,
                state,
                entry.settings(),
                entry.lastLiveAt(),
                entry.promoteWhenReady(),
                entry.rowsPerSecond(),
                entry.verifyAskedAt(),
                entry.verification());
    }

    @Override
    public synchronized List<GenerationEntry> list() {
        answers();
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized Optional<Standing> standing() {
        answers();
        var live = reader(Live.class);
        return live.map(reader -> new Standing(reader, reader(Promoting.class).orElse(null)));
    }

    private Optional<Standing.Reader> reader(Class<? extends GenerationState> state) {
        return entries.values().stream()
                .filter(e -> state.isInstance(e.state()))
                .map(e -> new Standing.Reader(e.number(), e.settings(), positions(e.number())))
                .findFirst();
    }

    @Override
    public GenerationEntry begin(GenerationSettings first) {
        throw new UnsupportedOperationException("the API begins nothing");
    }

    @Override
    public synchronized GenerationEntry order(RebuildOrder order) {
        answers();
        if (order.settings().index().mOr(0) == 50) {
            throw new IllegalArgumentException("the test makes no index of 50 links");
        }
        var action = beforeOrder;
        beforeOrder = () -> {};
        action.run();
        int number = entries.lastKey() + 1;
        var settings = order.settings().numbered(number);
        generations.put(number, new MemoryGeneration(number, settings));
        put(
                number,
                new Loading(order.ends()),
                settings,
                null,
                order.promoteWhenReady(),
                order.rowsPerSecond(),
                null,
                null);
        return find(number);
    }

    @Override
    public synchronized boolean move(int number, GenerationState from, GenerationState to) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        if (!find(number).state().equals(from)) {
            return false;
        }
        become(number, to);
        return true;
    }

    @Override
    public synchronized boolean promote(int number) {
        var live = reader(Live.class).orElseThrow();
        if (!(find(number).state() instanceof Ready) || reader(Promoting.class).isPresent()) {
            return false;
        }
        become(number, new Promoting(live.positions()));
        return true;
    }

    @Override
    public synchronized boolean goLive(int number) {
        var before = reader(Live.class).orElseThrow().number();
        var settings = find(before).settings();
        put(before, new Ready(), settings, MemoryGeneration.TIME, false, 0, null, null);
        become(number, new Live());
        former = before;
        return true;
    }

    @Override
    public synchronized OptionalInt former() {
        return former == null || !(find(former).state() instanceof Ready)
                ? OptionalInt.empty()
                : OptionalInt.of(former);
    }

    @Override
    public synchronized void askVerification(int number) {
        var entry = find(number);
        put(
                number,
                entry.state(),
                entry.settings(),
                entry.lastLiveAt(),
                entry.promoteWhenReady(),
                entry.rowsPerSecond(),
                MemoryGeneration.TIME.plusSeconds(10),
                entry.verification());
    }

    @Override
    public synchronized void verified(int number, Verification verification) {
        var entry = find(number);
        put(
                number,
                entry.state(),
                entry.settings(),
                entry.lastLiveAt(),
                entry.promoteWhenReady(),
                entry.rowsPerSecond(),
                entry.verifyAskedAt(),
                verification);
    }

    @Override
    public synchronized Generation open(int number) {
        answers();
        opened.incrementAndGet();
        find(number);
        return generation(number);
    }

    private MemoryGeneration generation(int number) {
        var generation = generations.get(number);
        if (generation == null) {
            throw new UnknownGeneration(number, entries.keySet());
        }
        return generation;
    }

    private GenerationEntry find(int number) {
        var entry = entries.get(number);
        if (entry == null) {
            throw new UnknownGeneration(number, entries.keySet());
        }
        return entry;
    }

    @Override
    public GenerationWriter loader(int number) {
        throw new UnsupportedOperationException("the API never writes");
    }

    @Override
    public void index(int number) {
        throw new UnsupportedOperationException("the API never writes");
    }

    @Override
    public synchronized Optional<IndexingProgress> indexing(int number) {
        return Optional.ofNullable(indexing.get(number));
    }

    @Override
    public synchronized Extent extent(int number) {
        return new Extent(100L * number, 1_000L * number);
    }

    @Override
    public synchronized Map<LogPartition, Long> positions(int number) {
        return Map.copyOf(generation(number).positions);
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd(int number) {
        return Map.of();
    }

    @Override
    public void drop(int number) {
        throw new UnsupportedOperationException("the API drops nothing");
    }

    @Override
    public Optional<Lease> lease(int number, String task) {
        return Optional.empty();
    }

    private void answers() {
        if (away) {
            throw new Unavailable("the database does not answer: test", null);
        }
    }

    @Override
    public void close() {}
}
