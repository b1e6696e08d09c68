package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.Generation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what it writes to equal to the fold of the log topics, together with the other projectors
/// of its group, on a thread of its own. A batch and the positions behind it are applied in one
/// transaction or not at all, so it may be killed, stopped for a while, or started twice, at any
/// moment.
public final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_JOINS = Duration.ofSeconds(1);

    /// A member that joins waits for the others of its group, and they may be closing, too.
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(1);

    private final ProjectorConfig config;
    private final LogCodec codec;
    private final Target target;
    private final Pace pace;
    private final ProjectorListener listener;
    private final List<String> names;
    private final Handovers handovers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Admin admin;
    private final Thread thread;
    private volatile KafkaConsumer<byte[], byte[]> consumer;

    public Projector(
            ProjectorConfig config,
            LogCodec codec,
            Generation generation,
            ProjectorListener listener) {
        this(config, codec, Target.of(generation), () -> 0, new Handovers(), listener);
    }

    /// `rowsPerSecond` bounds all projectors of the generation together while it is not 0; it may
    /// change. `handovers` may be shared.
    public Projector(
            ProjectorConfig config,
            LogCodec codec,
            Target target,
            IntSupplier rowsPerSecond,
            Handovers handovers,
            ProjectorListener listener) {
        this.config = config;
        this.codec = codec;
        this.target = target;
        this.pace = new Pace(rowsPerSecond);
        this.handovers = handovers;
        this.listener = listener;
        this.names = config.topics().logs(target.settings().embeddings());
        this.consumer = newConsumer();
        this.admin = Admin.create(config.admin());
        this.thread =
                Thread.ofPlatform()
                        .name("projector-g%d-%s".formatted(target.generation(), config.instance()))
                        .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Handovers handovers() {
        return handovers;
    }

    @Override
    public void close() {
        stopped.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (admin) {
            while (!project()) {
                consumer = newConsumer();
            }
        } catch (WakeupException _) {
            // Thrown by close() only.
        } catch (Fault e) {
            listener.failed(e);
        } catch (RuntimeException | Error e) {
            listener.failed(new Fault("the projector failed: " + e, e));
        }
    }

    /// Whether it is over; else the group still has a member of our name, one that was killed.
    private boolean project() {
        var current = consumer;
        try {
            loop(current).run(names, () -> stopped.getCount() == 0);
            return true;
        } catch (UnreleasedInstanceIdException e) {
            LOG.info("Waiting until the group forgets our former self: {}", e.getMessage());
            return stoppedWithin(BETWEEN_JOINS);
        } finally {
            current.close(CloseOptions.timeout(LEAVES_WITHIN));
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

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config.consumer(target.generation()), bytes, bytes);
    }

    private ProjectorLoop loop(KafkaConsumer<byte[], byte[]> current) {
        return new ProjectorLoop(
                current,
                new TopicDescriptions(admin, names)::read,
                new Slices(config.topics(), codec),
                config.limits(),
                target.writer(),
                target.settings().partitionCount(),
                pace,
                listener,
                handovers,
                InstantSource.system());
    }
}
