package dev.lexlog.standalone.acceptance;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Publishes documents until it is stopped: new ones, and now and then an earlier one that changes
/// or goes.
final class DocumentLoad implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(40);
    private static final int NAMES = 2_000;
    private static final int PARAGRAPHS = 12;

    private final Client client;
    private final Random random;
    private final Map<Integer, Future<RecordMetadata>> last = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    private DocumentLoad(Client client, Random random) {
        this.client = client;
        this.random = random;
        this.thread = Thread.ofVirtual().name("load").unstarted(this::run);
    }

    static DocumentLoad start(Client client, Random random) {
        var load = new DocumentLoad(client, random);
        load.thread.start();
        return load;
    }

    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The last record of each partition.
    Collection<Future<RecordMetadata>> last() {
        return last.values();
    }

    private void run() {
        for (int i = 0; !stopped; i++) {
            var name = "document-%04d.md".formatted(random.nextInt(NAMES));
            var event =
                    random.nextInt(10) == 0
                            ? Events.removal(name)
                            : Events.document(name, content(i));
            var sent = client.publish(event);
            last.put(Client.acknowledged(sent).partition(), sent);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /// Some paragraphs are those of other documents.
    private String content(int number) {
        var text = new StringBuilder("# Document ").append(number).append("\n\n");
        for (int i = 0; i < PARAGRAPHS; i++) {
            text.append("Paragraph ").append(i).append(" speaks of number ");
            text.append(random.nextInt(1_000)).append(".\n\n");
            text.append("Filler sentence for length. ".repeat(12)).append("\n\n");
        }
        return text.toString();
    }

    @Override
    public void close() {
        stop();
    }
}
