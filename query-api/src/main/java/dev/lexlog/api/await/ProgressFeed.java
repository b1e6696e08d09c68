package dev.lexlog.api.await;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.TimedOut;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One thread that looks at the progress while somebody waits, for all who wait: fifty clients cost
/// the broker no more than one. It looks only at what somebody waits for, rests while nobody does,
/// and nine tenths of the time otherwise: what is waited for needs the processors.
final class ProgressFeed implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final int PAUSES_PER_LOOK = 9;

    private final ProgressLook progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Seat> seats = new HashSet<>();
    private long begun;
    private boolean closed;
    private Look latest = new Look(0, null, null);

    ProgressFeed(ProgressLook progress) {
        this.progress = progress;
        Thread.ofVirtual().name("await-progress").start(this::run);
    }

    /// A place for one who waits. Only looks that begin from now on are shown, for they include
    /// these partitions.
    Seat join(Collection<LogPartition> partitions) {
        lock.lock();
        try {
            var seat = new Seat(Set.copyOf(partitions), begun);
            seats.add(seat);
            changed.signalAll();
            return seat;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (var demand = demand(); demand.isPresent(); demand = demand()) {
                long begin = System.nanoTime();
                publish(look(demand.get()));
                rest(System.nanoTime() - begin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until somebody waits; empty once the feed is closed.
    private Optional<Demand> demand() throws InterruptedException {
        lock.lock();
        try {
            while (seats.isEmpty() && !closed) {
                changed.await();
            }
            begun++;
            var partitions = new HashSet<LogPartition>();
            seats.forEach(seat -> partitions.addAll(seat.partitions));
            return closed ? Optional.empty() : Optional.of(new Demand(begun, partitions));
        } finally {
            lock.unlock();
        }
    }

    private Look look(Demand demand) {
        try {
            return new Look(demand.number, progress.now(demand.partitions), null);
        } catch (RuntimeException e) {
            return new Look(demand.number, null, e);
        }
    }

    private void publish(Look look) {
        lock.lock();
        try {
            latest = look;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void rest(long lookNanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(
                Math.clamp(
                        PAUSES_PER_LOOK * lookNanos,
                        SHORTEST_PAUSE.toNanos(),
                        LONGEST_PAUSE.toNanos()));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What was seen, or why nothing could be.
    record Look(long number, @Nullable Progress progress, @Nullable RuntimeException failure) {}

    private record Demand(long number, Set<LogPartition> partitions) {}

    /// One who waits, until closed. Used by one thread.
    final class Seat implements AutoCloseable {
        private final Set<LogPartition> partitions;
        private long shown;

        private Seat(Set<LogPartition> partitions, long shown) {
            this.partitions = partitions;
            this.shown = shown;
        }

        /// The next look.
        Look next(long deadlineNanos, Duration timeout) throws InterruptedException {
            lock.lock();
            try {
                while (latest.number <= shown) {
                    long left = deadlineNanos - System.nanoTime();
                    if (left <= 0 || closed) {
                        throw new TimedOut(timeout);
                    }
                    changed.awaitNanos(left);
                }
                shown = latest.number;
                return latest;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                seats.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }
}
