package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.Handovers;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.verify.Verifier;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.wanted.ModelAnnouncer;
import dev.lexlog.schemas.wanted.WantedModels;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.Generations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the log into every generation of a store and leads each through its life, on a thread of
/// its own and together with the keepers of other processes. It looks at the store again and again,
/// and does what the states that it finds want done; it may be killed at any moment.
public final class GenerationKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationKeeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Generations generations;
    private final KeeperSettings settings;
    private final KeeperListener listener;
    private final Admin admin;
    private final Moves moves;
    private final LongTasks tasks;
    private final Fleet fleet;
    private final Phases phases;
    private final WantedModels wanted;
    private final VectorTopics vectorTopics;
    private final Map<Integer, String> troubles = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private long nextWholeLook = System.nanoTime();

    /// The generations stay the caller's to close, after this.
    public GenerationKeeper(
            ProjectorConfig config,
            LogCodec codec,
            Generations generations,
            KeeperSettings settings,
            KeeperListener listener) {
        var clock = InstantSource.system();
        this.generations = generations;
        this.settings = settings;
        this.listener = listener;
        this.admin = Admin.create(config.admin());
        var broker = new Broker(admin);
        this.moves = new Moves(generations, listener, this::failed);
        this.tasks = new LongTasks(generations, moves::refuse);
        this.fleet = new Fleet(config, broker, codec, generations, listener::replaying);
        var verifier = new Verifier(config, codec, tasks::stopped);
        this.phases =
                new Phases(
                        config.topics(),
                        generations,
                        broker,
                        new LogGuards(config.topics(), broker, generations, clock),
                        new VectorStage(config, broker),
                        new Retirement(
                                generations, fleet, moves, tasks, settings.longestRequest(), clock),
                        new Verification(generations, verifier, moves, clock, tasks::stopped),
                        moves,
                        tasks);
        this.wanted =
                new WantedModels(
                        config.connection(),
                        config.topics(),
                        _ -> {},
                        e -> failed(new Fault("wanted models: " + e, e)));
        this.vectorTopics =
                new VectorTopics(
                        config.topics(),
                        config::group,
                        admin,
                        broker,
                        wanted,
                        new ModelAnnouncer(config.connection(), config.topics()));
        // A platform thread: Kafka's selector would pin a virtual one to its carrier.
        this.thread = Thread.ofPlatform().name("generation-keeper").unstarted(this::run);
    }

    public void start() {
        wanted.start();
        thread.start();
    }

    /// Of all projectors of this process.
    public Handovers handovers() {
        return fleet.handovers();
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            var _ = thread.isAlive() && thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        tasks.close();
        fleet.close();
        wanted.close();
        admin.close(Duration.ZERO);
    }

    private void run() {
        try {
            while (!stoppedWithin(look())) {}
        } catch (RuntimeException | Error e) {
            failed(new Fault("the keeper of generations failed: " + e, e));
        }
    }

    /// Answers how long to wait for the next.
    private Duration look() {
        List<GenerationEntry> entries;
        try {
            entries = generations.list();
        } catch (Unavailable e) {
            LOG.warn("generations are not to be seen: {}", e.getMessage());
            return settings.betweenLooks();
        }
        var promoting = entries.stream().filter(e -> e.state() instanceof Promoting).toList();
        if (promoting.isEmpty() || System.nanoTime() - nextWholeLook >= 0) {
            entries.forEach(this::look);
            sweep(entries);
            nextWholeLook = System.nanoTime() + settings.betweenLooks().toNanos();
        } else {
            promoting.forEach(this::look);
        }
        return promoting.isEmpty() ? settings.betweenLooks() : settings.betweenLooksAtPromotion();
    }

    private void sweep(List<GenerationEntry> entries) {
        try {
            vectorTopics.sweep(entries);
        } catch (Unavailable | Fault e) {
            LOG.warn("retired generations left something in Kafka: {}", e.getMessage());
        }
    }

    private void look(GenerationEntry entry) {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            vectorTopics.provide(entry);
            fleet.match(entry);
            phases.advance(entry);
            troubles.remove(entry.number());
        } catch (Unavailable e) {
            waits(entry.number(), e);
        } catch (RuntimeException e) {
            refuse(entry, e);
        }
    }

    private void refuse(GenerationEntry entry, RuntimeException failure) {
        try {
            moves.refuse(entry.number(), failure);
        } catch (Unavailable e) {
            waits(entry.number(), e);
        }
    }

    private void waits(int number, Unavailable e) {
        var trouble = String.valueOf(e.getMessage());
        if (!trouble.equals(troubles.put(number, trouble))) {
            LOG.warn("generation {} has to wait: {}", number, trouble);
        }
    }

    private void failed(Fault fault) {
        if (stopped.getCount() > 0) {
            stopped.countDown();
            listener.failed(fault);
        }
    }

    private boolean stoppedWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
