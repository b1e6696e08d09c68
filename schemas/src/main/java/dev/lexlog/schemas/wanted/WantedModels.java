package dev.lexlog.schemas.wanted;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows which models are wanted, on a thread of its own: reads the whole topic, tells, and tells
/// again after everything that is announced. `onChange` is called by that thread, for an empty
/// topic too, for an announcement that says what is known already, and again when it was {@link
/// Unavailable}.
public final class WantedModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WantedModels.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration GRACE_INTERRUPTED = Duration.ofSeconds(10);

    private final Map<String, ?> connection;
    private final String topic;
    private final Consumer<Map<String, WantedModel>> onChange;
    private final Consumer<Throwable> onFault;
    private final CountDownLatch complete = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Map<String, WantedModel> current = Map.of();

    /// `connection` holds what every Kafka client needs.
    public WantedModels(
            Map<String, ?> connection,
            Topics topics,
            Consumer<Map<String, WantedModel>> onChange,
            Consumer<Throwable> onFault) {
        this.connection = Map.copyOf(connection);
        this.topic = topics.embeddingModels();
        this.onChange = onChange;
        this.onFault = onFault;
        // A platform thread: Kafka's selector would pin a virtual one to its carrier.
        this.thread = Thread.ofPlatform().name("wanted-models").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// By suffix, stopped ones too; empty until the topic has been read whole.
    public Map<String, WantedModel> current() {
        return current;
    }

    /// Whether the topic was read whole, before the time is over.
    public boolean awaitComplete(Duration time) {
        try {
            return complete.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while " + topic + " was read", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.isAlive() && !thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE_INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosedWithin(Duration.ZERO)) {
                readUntilTrouble();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("{} is no longer read", topic, e);
            onFault.accept(e);
        }
    }

    /// A reader that had trouble is replaced by one that begins at the beginning.
    private void readUntilTrouble() {
        try (var reader = new ModelsReader(connection, topic)) {
            while (!isClosedWithin(Duration.ZERO)) {
                if (reader.poll()) {
                    current = reader.models();
                    onChange.accept(current);
                    complete.countDown();
                }
            }
        } catch (KafkaException | Unavailable e) {
            LOG.warn("waiting for {}: {}", topic, e.getMessage());
            var _ = isClosedWithin(PAUSE);
        }
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
