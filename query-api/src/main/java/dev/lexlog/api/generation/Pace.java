package dev.lexlog.api.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;

/// How fast each generation gets on, from the looks of the last half minute. Safe for use by
/// several threads.
final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Track> tracks = new HashMap<>();

    /// Per second, from a look at least a second ago, or else from `begun`, at which `done` was 0;
    /// empty when neither is long enough ago.
    OptionalDouble perSecond(int generation, String phase, Instant begun, long done, Instant now) {
        lock.lock();
        try {
            var track = tracks.get(generation);
            if (track == null || !track.phase.equals(phase) || track.looks.getLast().done > done) {
                track = new Track(phase, new ArrayDeque<>());
                tracks.put(generation, track);
            }
            track.add(new Look(now, done));
            var recent = track.looks.getFirst().speed(done, now);
            return recent.isPresent() ? recent : new Look(begun, 0).speed(done, now);
        } finally {
            lock.unlock();
        }
    }

    private record Track(String phase, Deque<Look> looks) {
        void add(Look look) {
            while (looks.size() > 1 && looks.getFirst().at.isBefore(look.at.minus(WINDOW))) {
                looks.removeFirst();
            }
            if (looks.isEmpty() || !look.at.isBefore(looks.getLast().at.plus(BETWEEN_LOOKS))) {
                looks.addLast(look);
            }
        }
    }

    private record Look(Instant at, long done) {
        OptionalDouble speed(long later, Instant now) {
            var took = Duration.between(at, now);
            return took.compareTo(SHORTEST) < 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((later - done) * 1_000.0 / took.toMillis());
        }
    }
}
