package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.store.postgres.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes are killed at random moments of a rebuild: it ends, with the rows that the log has.
class RebuildKillIT {
    private static final boolean LONG = Boolean.getBoolean("lexlog.long");
    private static final int KILLS_OF_PROJECTORS = LONG ? 25 : 2;
    private static final int KILLS_OF_THE_STACK = LONG ? 25 : 1;
    private static final int FILL = LONG ? 3_000 : 300;

    /// Each phase of so small a rebuild takes a fraction of this.
    private static final int LONGEST_WAIT_MILLIS = 4_000;

    private final Random random = new Random(Long.getLong("lexlog.seed", 20_260_101L));

    @Test
    void killedProjectorsEndTheRebuild(@TempDir Path folder) throws Exception {
        try (var installation = Installation.open(folder)) {
            installation.start("worker", "w1", Map.of());
            var projectors = Projectors.start(installation, TestPostgres.database());
            var api = projectors.startApi();
            var address = new Address(api.url(), installation.kafka(), installation.registry());
            try (var client = installation.client(api);
                    var generations = new GenerationClient(api.url())) {
                new WordLoad(client, 1, random).fill(FILL);
                for (int killed = 0; killed < KILLS_OF_PROJECTORS; ) {
                    int number = generations.rebuild(Map.of("promote_when_ready", true));
                    while (killed < KILLS_OF_PROJECTORS
                            && !generations.state(number).equals("live")) {
                        someTime();
                        projectors.kill(random.nextInt(Projectors.COUNT), Duration.ZERO);
                        killed++;
                    }
                    generations.await(number, "live");
                    assertThat(client.digests()).isEqualTo(LogFold.of(address).digests());
                }
            }
        }
    }

    @Test
    void killedStackEndsTheRebuild(@TempDir Path folder) {
        var ports = LexlogProcess.Ports.kept();
        var process = LexlogProcess.up(folder, ports).awaitReady();
        try {
            var address = process.address();
            try (var client = new Client(address);
                    var generations = new GenerationClient(address.api())) {
                new WordLoad(client, 1, random).fill(FILL);
                for (int killed = 0; killed < KILLS_OF_THE_STACK; ) {
                    int number = generations.rebuild(Map.of("promote_when_ready", true));
                    while (killed < KILLS_OF_THE_STACK
                            && !generations.state(number).equals("live")) {
                        someTime();
                        process.killHard();
                        killed++;
                        process = LexlogProcess.up(folder, ports).awaitReady();
                    }
                    generations.await(number, "live");
                    assertThat(client.digests()).isEqualTo(LogFold.of(address).digests());
                }
            }
        } finally {
            process.close();
        }
    }

    private void someTime() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)).toNanos());
    }
}
