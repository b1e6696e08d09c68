package dev.lexlog.api.generation;

import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.Generation;
import dev.lexlog.store.TimedOut;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The generation that answers now, looked up again all the time. The next one is opened, and warm
/// if that does not take long, before it is handed out; while the database does not answer, the
/// last one stays. A request goes on with the generation it began with.
public final class LiveGeneration implements Supplier<Generation>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveGeneration.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration WHILE_PROMOTING = Duration.ofMillis(25);

    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    /// Within this time other processes have followed too.
    private static final Duration OTHERS_FOLLOW = Duration.ofSeconds(1);

    private final Supplier<Generations> generations;
    private final Warmth warmth;
    private final ReentrantLock looking = new ReentrantLock();
    private final Thread thread;
    private volatile @Nullable Generation current;
    private volatile List<Former> formers = List.of();
    private volatile boolean urgent;
    private volatile boolean closed;
    private @Nullable String trouble;

    /// `warmUp` is what makes the first request as quick as the second.
    public LiveGeneration(Supplier<Generations> generations, Consumer<Generation> warmUp) {
        this.generations = generations;
        this.warmth = new Warmth(warmUp);
        this.thread = Thread.ofVirtual().name("live-generation").start(this::run);
    }

    /// {@link Unavailable} only while none was ever found.
    @Override
    public Generation get() {
        var found = current;
        if (found != null) {
            return found;
        }
        look();
        found = current;
        if (found == null) {
            throw new Unavailable("the index is not readable yet", null);
        }
        return found;
    }

    /// What the live generation says. Where it was dropped meanwhile, which it is only behind a
    /// process that slept, the one that is live by then is asked.
    public <T> T answer(Function<Generation, T> question) {
        var asked = get();
        try {
            return question.apply(asked);
        } catch (Problem.Raised | TimedOut | Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (!hasLeft(asked, e)) {
                throw e;
            }
            return question.apply(get());
        }
    }

    private boolean hasLeft(Generation asked, RuntimeException failure) {
        try {
            TimeLimit.within(SECOND_LOOK, Executors.callable(this::look));
        } catch (Unavailable | TimedOut e) {
            e.addSuppressed(failure);
            throw e;
        }
        return get().number() != asked.number();
    }

    /// Those that a request may have been answered from a moment ago, by this process or another.
    List<Generation> answering() {
        long now = System.nanoTime();
        var all = new ArrayList<Generation>();
        all.add(get());
        for (var former : formers) {
            if (now - former.left < OTHERS_FOLLOW.toNanos()) {
                all.add(former.generation);
            }
        }
        return all;
    }

    /// Something changed: the next look is now.
    void lookSoon() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            lookAgain();
            var pause = urgent ? WHILE_PROMOTING : BETWEEN_LOOKS;
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /// A failure is told once, not ten times a second.
    private void lookAgain() {
        try {
            look();
            trouble = null;
        } catch (RuntimeException e) {
            var told = String.valueOf(e.getMessage());
            if (current != null && !told.equals(trouble)) {
                LOG.warn("The live generation cannot be looked up: the last one answers", e);
            }
            trouble = told;
        }
    }

    private void look() {
        looking.lock();
        try {
            var all = generations.get();
            var standing =
                    all.standing()
                            .orElseThrow(
                                    () -> new Unavailable("the store holds nothing yet", null));
            var next = standing.promoting();
            urgent = !follow(all, standing.live()) || next != null;
            if (next != null) {
                warmth.prepare(all, next.number());
            }
        } finally {
            looking.unlock();
        }
    }

    /// False while the one that is live does not show yet what it holds.
    private boolean follow(Generations all, Standing.Reader live) {
        var before = current;
        if (before != null && before.number() == live.number()) {
            return true;
        }
        var next = warmth.prepare(all, live.number());
        if (before == null) {
            warmth.await();
        } else {
            warmth.awaitForAMoment();
            if (!warmth.shows(next, live)) {
                return false;
            }
            var left = new Former(before, System.nanoTime());
            formers = formers.isEmpty() ? List.of(left) : List.of(left, formers.getFirst());
            LOG.info("Generation {} answers now, and no more {}", live.number(), before.number());
        }
        current = next;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        lookSoon();
    }

    private record Former(Generation generation, long left) {}
}
