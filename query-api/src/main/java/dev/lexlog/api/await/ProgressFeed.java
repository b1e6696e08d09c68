package dev.lexlog.api.await;

import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.store.Generation;
import dev.lexlog.store.TimedOut;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thread that looks at the progress while somebody waits, for all who wait: fifty clients cost
/// the broker no more than one. It rests while nobody does, and nine tenths of the time otherwise:
/// what is waited for needs the processors.
final class ProgressFeed implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final int PAUSES_PER_LOOK = 9;
    private static final Duration READING = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final Supplier<Generation> live;
    private final Supplier<Levels> levels;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long begun;
    private int waiting;
    private boolean closed;
    private Look latest = new Look(0, null, null);

    ProgressFeed(Pipeline pipeline, Supplier<Generation> live, Supplier<Levels> levels) {
        this.pipeline = pipeline;
        this.live = live;
        this.levels = levels;
        Thread.ofVirtual().name("await-progress").start(this::run);
    }

    /// The number of the look that is under way or done: only later ones began after this call.
    long begun() {
        lock.lock();
        try {
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /// A look that began after the one with this number.
    Look after(long number, long deadlineNanos, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            waiting++;
            changed.signalAll();
            while (latest.number <= number) {
                long left = deadlineNanos - System.nanoTime();
                if (left <= 0 || closed) {
                    throw new TimedOut(timeout);
                }
                changed.awaitNanos(left);
            }
            return latest;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (demanded()) {
                long begin = System.nanoTime();
                publish(look(begun()));
                rest(System.nanoTime() - begin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean demanded() throws InterruptedException {
        lock.lock();
        try {
            while (waiting == 0 && !closed) {
                changed.await();
            }
            begun++;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private Look look(long number) {
        try {
            var now = levels.get();
            var committed = pipeline.committed(now.groups());
            var ends = pipeline.highWatermarks(now.partitions());
            try (var reading = live.get().read(READING)) {
                var positions = reading.watermark().positions();
                return new Look(number, new Progress(committed, ends, positions), null);
            }
        } catch (RuntimeException e) {
            return new Look(number, null, e);
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
}
