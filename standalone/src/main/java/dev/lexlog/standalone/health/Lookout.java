package dev.lexlog.standalone.health;

import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.TimedOut;
import dev.lexlog.worker.retry.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks at something twice a second, once it is started. What it says holds until the next look,
/// and a look that takes long is an obstacle itself.
public final class Lookout implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(3);

    private final String name;
    private final StopSignal stop = new StopSignal();
    private volatile Optional<String> seen = Optional.of("has not been looked at yet");
    private volatile long began = System.nanoTime();
    private volatile boolean looking;

    public Lookout(String name) {
        this.name = name;
    }

    /// `look` says what is in the way; it may block, and throw what it cannot reach.
    public void start(Supplier<Optional<String>> look) {
        Thread.ofPlatform().name("lookout-" + name).daemon().start(() -> run(look));
    }

    public ReadinessCheck check() {
        return new ReadinessCheck(name, this::obstacle);
    }

    public Optional<String> obstacle() {
        var waited = Duration.ofNanos(System.nanoTime() - began);
        return seen.isEmpty() && looking && waited.compareTo(LONG) > 0
                ? Optional.of("no answer for " + waited.toSeconds() + " s")
                : seen;
    }

    private void run(Supplier<Optional<String>> look) {
        do {
            began = System.nanoTime();
            looking = true;
            seen = looked(look);
            looking = false;
        } while (!stop.within(BETWEEN));
    }

    private static Optional<String> looked(Supplier<Optional<String>> look) {
        try {
            return look.get();
        } catch (Unavailable | TimedOut e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of("the look failed: " + e);
        }
    }

    @Override
    public void close() {
        stop.give();
    }
}
