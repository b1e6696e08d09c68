package dev.lexlog.projector.lifecycle;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What takes too long for a look, each on a thread of its own and under a lease, so that only one
/// process does it; one at a time for a generation. What fails because something is away is begun
/// again by a later look.
final class LongTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LongTasks.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Generations generations;
    private final BiConsumer<Integer, RuntimeException> onFailure;
    private final Map<Integer, Thread> running = new ConcurrentHashMap<>();
    private final Map<Integer, Long> notBefore = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    LongTasks(Generations generations, BiConsumer<Integer, RuntimeException> onFailure) {
        this.generations = generations;
        this.onFailure = onFailure;
    }

    /// Whether this process is at something for that generation.
    boolean busy(int number) {
        return running.containsKey(number);
    }

    boolean stopped() {
        return stopped;
    }

    /// Nothing while another process has the lease, or this one is busy with the generation.
    void start(int number, String task, Runnable work) {
        if (stopped || busy(number) || pauses(number)) {
            return;
        }
        generations
                .lease(number, task)
                .ifPresentOrElse(
                        lease -> {
                            var thread =
                                    Thread.ofPlatform()
                                            .name(task + "-g" + number)
                                            .unstarted(() -> run(number, work, lease));
                            running.put(number, thread);
                            thread.start();
                        },
                        () -> pause(number));
    }

    /// Asking for a lease is a connection to the database.
    private void pause(int number) {
        notBefore.put(number, System.nanoTime() + PAUSE.toNanos());
    }

    private boolean pauses(int number) {
        var until = notBefore.get(number);
        return until != null && System.nanoTime() - until < 0;
    }

    private void run(int number, Runnable work, Lease lease) {
        try (lease) {
            work.run();
        } catch (Unavailable e) {
            LOG.warn("generation {} has to wait: {}", number, e.getMessage());
            pause(number);
        } catch (RuntimeException e) {
            if (!stopped) {
                onFailure.accept(number, e);
            }
        } finally {
            running.remove(number);
        }
    }

    /// What is not over within ten seconds goes on until the process ends.
    @Override
    public void close() {
        stopped = true;
        var threads = running.values();
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                var _ = thread.join(PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
