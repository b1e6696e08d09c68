package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.Eventually;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.Replay;
import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keepers of one store, and what they said. Each store has groups of its own: in one log's, the
/// members of a former store would keep their partitions.
final class Keepers {
    private static final AtomicInteger STORES = new AtomicInteger();

    static final GenerationSettings SETTINGS =
            new GenerationSettings(new EmbeddingModel("hashing", 4), "english", TestLog.PARTITIONS);

    record Move(int number, GenerationState from, GenerationState to) {}

    final List<Move> moves = new CopyOnWriteArrayList<>();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Runnable> onMove = new CopyOnWriteArrayList<>();
    private final TestLog log;
    private final Generations generations;
    private final String store = "store" + STORES.incrementAndGet();

    Keepers(TestLog log, Generations generations) {
        this.log = log;
        this.generations = generations;
    }

    GenerationKeeper started(String instance) {
        return started(instance, Duration.ofMillis(1));
    }

    GenerationKeeper started(String instance, Duration longestRequest) {
        return started(log.config(instance), longestRequest);
    }

    /// The group keeps its place for this long when it is not heard of.
    GenerationKeeper startedThatMayBeSilent(String instance, Duration silent) {
        return started(log.silent(instance, silent), Duration.ofMillis(1));
    }

    private GenerationKeeper started(ProjectorConfig config, Duration longestRequest) {
        var settings =
                new KeeperSettings(longestRequest, Duration.ofMillis(20), Duration.ofMillis(2));
        var keeper =
                new GenerationKeeper(
                        config.inStore(store), log.codec, generations, settings, listener());
        keeper.start();
        return keeper;
    }

    /// On the thread of the keeper that moves.
    void onMove(Runnable action) {
        onMove.add(action);
    }

    int order(boolean promote, int rowsPerSecond) throws Exception {
        return generations
                .order(new RebuildOrder(SETTINGS, log.ends(), promote, rowsPerSecond))
                .number();
    }

    GenerationEntry entry(int number) {
        return generations.list().get(number - 1);
    }

    GenerationEntry awaitState(int number, Class<? extends GenerationState> state) {
        return await(number, entry -> state.isInstance(entry.state()));
    }

    GenerationEntry await(int number, Predicate<GenerationEntry> condition) {
        Eventually.is(
                () -> "%s; %s; %s".formatted(entry(number), moves, faults),
                () -> condition.test(entry(number)));
        return entry(number);
    }

    void awaitContents(int number) {
        Eventually.is(
                () -> "%s, not %s; %s".formatted(contents(number), log.contents, faults),
                () -> contents(number).equals(log.contents));
    }

    Map<String, String> contents(int number) {
        var contents = new TreeMap<String, String>();
        try (var reading = generations.open(number).read(Eventually.PATIENCE)) {
            reading.chunks(ChunkFilter.of(Visibility.ALL_DOMAINS), null, 1_000)
                    .forEach(c -> contents.put(c.chunk().id().value(), c.chunk().content()));
        }
        return contents;
    }

    String report(int number) {
        return Objects.requireNonNull(entry(number).verification()).report();
    }

    /// The consumer group of a generation.
    String group(int number) {
        return Topics.DEFAULT.projectorGroup(store, number);
    }

    void awaitMembers(int number, Set<String> instances) {
        Eventually.is(
                () -> members(number) + ", not " + instances,
                () -> members(number).equals(instances));
    }

    private Set<String> members(int number) {
        var group = group(number);
        try {
            var described = log.admin.describeConsumerGroups(List.of(group)).all().get();
            return Objects.requireNonNull(described.get(group)).members().stream()
                    .map(member -> member.groupInstanceId().orElse("?"))
                    .collect(Collectors.toSet());
        } catch (Exception e) {
            return Set.of(e.toString());
        }
    }

    private KeeperListener listener() {
        return new KeeperListener() {
            @Override
            public void failed(Fault fault) {
                faults.add(fault);
            }

            @Override
            public void replaying(Replay replay) {}

            @Override
            public void moved(int number, GenerationState from, GenerationState to) {
                moves.add(new Move(number, from, to));
                onMove.forEach(Runnable::run);
            }
        };
    }
}
