package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.Generation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Keeps one generation equal to the fold of the log topics, on a thread of its own. A batch and
/// the positions behind it are applied in one transaction or not at all, so it may be killed, or
/// started twice, at any moment.
public final class Projector implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final ProjectorLoop loop;
    private final Thread thread;

    public Projector(
            ProjectorConfig config,
            LogCodec codec,
            Generation generation,
            ProjectorListener listener) {
        var names = Arrays.stream(LogTable.values()).map(config.topics()::log).toList();
        var bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(config.consumer(generation.number()), bytes, bytes);
        this.admin = Admin.create(config.admin());
        this.loop =
                new ProjectorLoop(
                        consumer,
                        new TopicDescriptions(admin, names)::read,
                        new Slices(config.topics(), codec),
                        generation.writer(),
                        generation.settings().partitionCount(),
                        listener,
                        InstantSource.system());
        this.thread =
                Thread.ofPlatform()
                        .name("projector-g" + generation.number())
                        .unstarted(() -> run(names, listener));
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        loop.stop();
        consumer.wakeup();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(List<String> topics, ProjectorListener listener) {
        try (admin;
                consumer) {
            loop.run(topics);
        } catch (WakeupException _) {
            // Thrown by close() only.
        } catch (Fault e) {
            listener.failed(e);
        } catch (RuntimeException | Error e) {
            listener.failed(new Fault("the projector failed: " + e, e));
        }
    }
}
