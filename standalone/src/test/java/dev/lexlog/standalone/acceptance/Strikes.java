package dev.lexlog.standalone.acceptance;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Strikes at one projector at a time, so that two always work. A pause is longer than the group
/// waits for a silent member.
final class Strikes {
    enum Kind {
        KILL,
        PAUSE
    }

    private final Projectors projectors;
    private final int mostKills;
    private final Random random;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    Strikes(Projectors projectors, int mostKills, Random random) {
        this.projectors = projectors;
        this.mostKills = mostKills;
        this.random = random;
    }

    int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// Ten to twenty seconds after the one before.
    void next() {
        LockSupport.parkNanos(between(10, 20).toNanos());
        strike();
    }

    /// Returns when the projector is at work again.
    void strike() {
        int victim = random.nextInt(Projectors.COUNT);
        var kind = kind();
        counts.merge(kind, 1, Integer::sum);
        switch (kind) {
            case KILL -> projectors.kill(victim, between(0, 10));
            case PAUSE -> projectors.pause(victim, between(8, 15));
        }
    }

    /// Each at least once in two strikes.
    private Kind kind() {
        if (count(Kind.PAUSE) == 0) {
            return Kind.PAUSE;
        }
        if (count(Kind.KILL) == 0) {
            return Kind.KILL;
        }
        return random.nextBoolean() && count(Kind.KILL) < mostKills ? Kind.KILL : Kind.PAUSE;
    }

    private Duration between(int seconds, int moreSeconds) {
        return Duration.ofMillis(random.nextInt(1_000 * seconds, 1_000 * moreSeconds));
    }
}
