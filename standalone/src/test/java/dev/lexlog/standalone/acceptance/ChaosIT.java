package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.acceptance.Strikes.Kind;
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

/// Three projectors on one PostgreSQL, one of which is killed or stopped for a while again and
/// again while documents are being published: every table comes to an independent fold of the log.
class ChaosIT {
    private static final boolean LONG = Boolean.getBoolean("lexlog.long");
    private static final Duration LOAD = LONG ? Duration.ofMinutes(10) : Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(LONG ? 60 : 5);
    private static final int MOST_KILLS = LONG ? Integer.MAX_VALUE : 3;

    /// How long we go on striking, after the load's time, until a batch was caught under way.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Random random = new Random(Long.getLong("lexlog.seed", 20_261_122L));

    @Test
    void tablesAreTheFoldOfTheLogWhicheverProjectorIsStruck(@TempDir Path folder) throws Exception {
        try (var installation = Installation.open(folder)) {
            installation.start("worker", "w1", Map.of());
            var projectors = Projectors.start(installation, TestPostgres.database());
            var api = projectors.startApi();
            var strikes = new Strikes(projectors, MOST_KILLS, random);
            try (var client = installation.client(api)) {
                publishUnderStrikes(client, strikes, projectors);

                assertThat(strikes.count(Kind.KILL)).isPositive();
                assertThat(strikes.count(Kind.PAUSE)).isPositive();
                assertThat(projectors.fencedBatches()).as(projectors::output).isPositive();
                assertThat(projectors.all()).allMatch(LexlogProcess::isAlive);
                var address = new Address(api.url(), installation.kafka(), installation.registry());
                assertThat(client.digests()).isEqualTo(LogFold.of(address).digests());
            }
        }
    }

    /// The last strike comes long after the last record.
    private void publishUnderStrikes(Client client, Strikes strikes, Projectors projectors) {
        try (var load = DocumentLoad.start(client, new Random(random.nextLong()))) {
            long begin = System.nanoTime();
            while (isWithin(LOAD, begin)) {
                strikes.next();
            }
            while (projectors.fencedBatches() == 0 && isWithin(LOAD.plus(PATIENCE), begin)) {
                strikes.next();
            }
            load.stop();
            LockSupport.parkNanos(QUIET.toNanos());
            strikes.strike();
            client.await(load.last());
        }
    }

    private static boolean isWithin(Duration time, long begin) {
        return System.nanoTime() - begin < time.toNanos();
    }
}
