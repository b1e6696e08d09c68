package dev.lexlog.standalone.acceptance;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;

/// So many events a second: documents of a chunk each that hold a few of some words, now and then
/// another version of an earlier one, or its removal.
final class WordLoad implements AutoCloseable {
    /// So many that each is in some documents, and in no more than fill a page.
    private static final int WORDS = Boolean.getBoolean("lexlog.long") ? 2_000 : 300;

    private static final int WORDS_A_DOCUMENT = 4;

    private final Client client;
    private final int perSecond;
    private final Random random;
    private final List<String> words;
    private final Map<Integer, Future<RecordMetadata>> last = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("load").unstarted(this::run);
    private int published;
    private volatile boolean stopped;

    WordLoad(Client client, int perSecond, Random random) {
        this.client = client;
        this.perSecond = perSecond;
        this.random = random;
        this.words = IntStream.range(0, WORDS).mapToObj(_ -> word()).toList();
    }

    /// Letters only, neither a plural nor a stop word.
    private String word() {
        return random.ints(8, 0, 20)
                .mapToObj(i -> "bcdfghjklmnpqrtvwxzk".substring(i, i + 1))
                .collect(Collectors.joining("", "zo", "ox"));
    }

    List<String> words() {
        return words;
    }

    void fill(int documents) {
        for (int i = 0; i < documents; i++) {
            publish();
        }
        client.await(last.values());
    }

    void start() {
        thread.start();
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
        long next = System.nanoTime();
        while (!stopped) {
            publish();
            next += Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void publish() {
        boolean again = published > 0 && random.nextInt(5) == 0;
        int number = again ? random.nextInt(published) : published++;
        var name = "document-%05d.md".formatted(number);
        var event =
                again && random.nextInt(3) == 0
                        ? Events.removal(name)
                        : Events.document(name, content(number));
        var sent = client.publish(event);
        last.put(Client.acknowledged(sent).partition(), sent);
    }

    private String content(int number) {
        var text = new StringBuilder("Version ").append(random.nextInt()).append(" of ");
        text.append(number).append(" speaks of");
        for (int i = 0; i < WORDS_A_DOCUMENT; i++) {
            text.append(' ').append(words.get(random.nextInt(WORDS)));
        }
        return text.append('.').toString();
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            stop();
        }
    }
}
