package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.Handovers;
import dev.lexlog.projector.Projector;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.Replay;
import dev.lexlog.projector.Target;
import dev.lexlog.projector.lifecycle.Crew.Mode;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.Generations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The projectors of this process: one for each generation that folds, as many for one that loads
/// as its store can use. Those of other processes are in the same groups, so Kafka shares the
/// partitions among all.
final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

    private final ProjectorConfig config;
    private final Broker broker;
    private final LogCodec codec;
    private final Generations generations;
    private final Consumer<Replay> replays;
    private final Handovers handovers = new Handovers();
    private final Map<Integer, Crew> crews = new HashMap<>();
    private volatile int live;

    /// `replays` hears of the one that answers.
    Fleet(
            ProjectorConfig config,
            Broker broker,
            LogCodec codec,
            Generations generations,
            Consumer<Replay> replays) {
        this.config = config;
        this.broker = broker;
        this.codec = codec;
        this.generations = generations;
        this.replays = replays;
    }

    Handovers handovers() {
        return handovers;
    }

    boolean runs(int number) {
        return crews.containsKey(number);
    }

    /// Makes the projectors of this generation what its state wants, in this look or a later one.
    /// Those that failed are not started again in the same state: throws their {@link Fault}.
    void match(GenerationEntry entry) {
        var wanted = mode(entry.state());
        if (entry.state() instanceof GenerationState.Live) {
            live = entry.number();
        }
        var crew = crews.get(entry.number());
        if (crew == null) {
            if (wanted != null) {
                start(entry, wanted);
            }
            return;
        }
        crew.bound(bound(entry));
        boolean over = crew.mode != wanted || crew.toldBefore(entry.since());
        if (over && crew.closed()) {
            crews.remove(entry.number());
        }
    }

    private void start(GenerationEntry entry, Mode mode) {
        int number = entry.number();
        var crew =
                new Crew(
                        mode,
                        replay -> {
                            if (number == live) {
                                replays.accept(replay);
                            }
                        });
        crew.bound(bound(entry));
        try {
            var projectors = projectors(entry, mode, crew);
            crew.start(projectors);
            LOG.info(
                    "generation {}: {} {}",
                    number,
                    mode == Mode.LOADS ? "loading, projectors:" : "folding, projectors:",
                    projectors.size());
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            crew.failed(e instanceof Fault fault ? fault : new Fault(e.toString(), e));
        }
        crews.put(number, crew);
    }

    private List<Projector> projectors(GenerationEntry entry, Mode mode, Crew crew) {
        return switch (mode) {
            case FOLDS -> {
                var target = Target.of(generations.open(entry.number()));
                endLoaders(entry.number());
                yield List.of(projector(config, target, crew));
            }
            case LOADS -> {
                int loaders = generations.loaders();
                var targets = IntStream.range(0, loaders).mapToObj(_ -> loading(entry)).toList();
                yield IntStream.range(0, loaders)
                        .mapToObj(i -> projector(config.loader(i + 1), targets.get(i), crew))
                        .toList();
            }
        };
    }

    /// Their places in the group end with their sessions at the latest.
    private void endLoaders(int number) {
        try {
            broker.removeMembers(config.group(number), config::isFurtherLoader);
        } catch (Unavailable | Fault e) {
            LOG.warn(
                    "generation {}: loaders of this process may keep partitions for {}: {}",
                    number,
                    config.sessionTimeout(),
                    e.getMessage());
        }
    }

    private Target loading(GenerationEntry entry) {
        return new Target(entry.number(), entry.settings(), generations.loader(entry.number()));
    }

    private Projector projector(ProjectorConfig own, Target target, Crew crew) {
        return new Projector(own, codec, target, crew::rowsPerSecond, handovers, crew);
    }

    private static @Nullable Mode mode(GenerationState state) {
        if (state instanceof Loading) {
            return Mode.LOADS;
        }
        return state.folds() ? Mode.FOLDS : null;
    }

    private static int bound(GenerationEntry entry) {
        boolean rebuilds = entry.state() instanceof Loading || entry.state() instanceof CatchingUp;
        return rebuilds ? entry.rowsPerSecond() : 0;
    }

    @Override
    public void close() {
        crews.values().forEach(Crew::closed);
        crews.values().forEach(Crew::awaitClosed);
        crews.clear();
    }
}
