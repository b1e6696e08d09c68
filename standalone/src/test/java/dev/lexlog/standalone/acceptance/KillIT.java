package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of everything at random moments while documents are being published: afterwards every
/// table equals an independent fold of the log, and no document is missing or doubled.
class KillIT {
    private static final int DOCUMENTS = 2_000;
    private static final int KILLS = Boolean.getBoolean("lexlog.long") ? 10 : 3;
    private static final int LONGEST_LIFE_MILLIS = 4_000;

    private final Random random = new Random(Long.getLong("lexlog.seed", 20_261_122L));
    private final TreeSet<String> expected = new TreeSet<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    @Test
    void nothingIsLostOrDoubledByKills(@TempDir Path data) throws Exception {
        var ports = LexlogProcess.Ports.kept();
        var lexlog = LexlogProcess.up(data, ports).awaitReady();
        try (var client = new Client(lexlog.address())) {
            for (int kill = 0; kill < KILLS; kill++) {
                publish(client, kill * DOCUMENTS / KILLS, (kill + 1) * DOCUMENTS / KILLS);
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
                lexlog.killHard();
                lexlog = LexlogProcess.up(data, ports).awaitReady();
            }
            client.await(sent);

            assertThat(documentNames(client)).containsExactlyElementsOf(expected);
            var fold = LogFold.of(lexlog.address());
            assertThat(client.digests()).isEqualTo(fold.digests());
            lexlog.stop();
            assertThat(SearchIndexContents.of(data)).isEqualTo(fold.searchIndexContents());
        } finally {
            lexlog.close();
        }
    }

    /// Mostly new documents; now and then an earlier one changes or goes.
    private void publish(Client client, int from, int to) {
        for (int i = from; i < to; i++) {
            var name = "document-%04d.md".formatted(i);
            sent.add(client.publish(Events.document(name, content(i))));
            expected.add(name);
            var earlier = "document-%04d.md".formatted(random.nextInt(i + 1));
            switch (random.nextInt(10)) {
                case 0 -> {
                    sent.add(client.publish(Events.document(earlier, content(i + DOCUMENTS))));
                    expected.add(earlier);
                }
                case 1 -> {
                    sent.add(client.publish(Events.removal(earlier)));
                    expected.remove(earlier);
                }
                default -> {}
            }
        }
    }

    private String content(int seed) {
        var text = new StringBuilder("# Document ").append(seed).append("\n\n");
        for (int paragraph = 0; paragraph < 4; paragraph++) {
            text.append("Paragraph ").append(paragraph).append(" of ").append(seed);
            text.append(" speaks of number ").append(random.nextInt(1_000)).append(".\n\n");
            text.append("Filler sentence for length. ".repeat(12)).append("\n\n");
        }
        return text.toString();
    }

    private static List<String> documentNames(Client client) {
        return client.http().all("/v1/documents?limit=1000").stream()
                .map(item -> item.path("name").asText())
                .toList();
    }
}
