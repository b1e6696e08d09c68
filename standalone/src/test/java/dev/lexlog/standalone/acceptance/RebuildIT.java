package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.acceptance.LiveSearches.Turn;
import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.TestStack;
import dev.lexlog.store.postgres.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A generation is rebuilt, verified, promoted, rolled back and retired while searches and
/// documents go on: no request fails, and every answer is what the log has it.
@Tag("alone")
class RebuildIT {
    private static final boolean LONG = Boolean.getBoolean("lexlog.long");
    private static final int FILL = LONG ? 3_000 : 200;
    private static final int TURNS = LONG ? 50 : 2;

    /// Of searches and of documents. Over PostgreSQL seven processes share the cores.
    private static final int PER_SECOND = LONG ? 50 : 20;

    private static final int PER_SECOND_OF_POSTGRES = LONG ? 50 : 10;

    private final Random random = new Random(Long.getLong("lexlog.seed", 20_260_101L));

    @Test
    void embeddedIndexIsRebuiltUnderLiveLoad(@TempDir Path folder) {
        try (var stack = TestStack.start(folder)) {
            live(stack.client(), stack.address(), PER_SECOND);
        }
    }

    @Test
    void postgresIndexIsRebuiltByThreeProjectorsUnderLiveLoad(@TempDir Path folder)
            throws Exception {
        try (var installation = Installation.open(folder)) {
            installation.start("worker", "w1", Map.of());
            var projectors = Projectors.start(installation, TestPostgres.database());
            var api = projectors.startApi();
            try (var client = installation.client(api)) {
                live(
                        client,
                        new Address(api.url(), installation.kafka(), installation.registry()),
                        PER_SECOND_OF_POSTGRES);
            }
            assertThat(projectors.all()).allMatch(LexlogProcess::isAlive);
        }
    }

    private void live(Client client, Address address, int perSecond) {
        try (var load = new WordLoad(client, perSecond, random);
                var generations = new GenerationClient(address.api())) {
            load.fill(FILL);
            load.start();
            int first = generations.live();
            try (var searches =
                    LiveSearches.start(address.api(), load.words(), perSecond, random)) {
                int second = generations.rebuild(Map.of());
                generations.await(second, "ready");
                assertThat(generations.verify(second).path("sound").asBoolean())
                        .as(() -> generations.entry(second).toPrettyString())
                        .isTrue();
                tell(searches, turns(generations, searches, first, second));
                generations.promote(second);
                generations.retire(first);
                load.stop();
                client.await(load.last());
                searches.stop();
                assertThat(searches.failures()).isEmpty();
                assertThat(searches.generations()).contains(first, second);
                assertThat(client.digests()).isEqualTo(LogFold.of(address).digests());
                assertThat(searches.wrong(LogHistory.of(address), Map.of())).isEmpty();
            }
        }
    }

    private static List<Turn> turns(
            GenerationClient generations, LiveSearches searches, int first, int second) {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < TURNS; i++) {
            long order = System.nanoTime();
            generations.promote(second);
            turns.add(searches.turnTo(second, order));
            order = System.nanoTime();
            generations.rollback();
            turns.add(searches.turnTo(first, order));
        }
        return turns;
    }

    /// A figure for whoever reads the output, beside that of as long a time halfway to the next
    /// turn: what is asserted here is behaviour.
    private static void tell(LiveSearches searches, List<Turn> turns) {
        var halfway = new ArrayList<Turn>();
        for (int i = 1; i < turns.size(); i++) {
            var turn = turns.get(i - 1);
            halfway.add(turn.later((turns.get(i).moment() - turn.moment()) / 2));
        }
        System.err.printf(
                """
                %d promotes and rollbacks: no search was answered for %s; halfway between them %s
                the longest search under way took %s; halfway between them %s; all searches %s
                """,
                turns.size(),
                percentiles(turns.stream().map(searches::silence)),
                percentiles(halfway.stream().map(searches::silence)),
                percentiles(turns.stream().map(searches::longest)),
                percentiles(halfway.stream().map(searches::longest)),
                percentiles(searches.millis()));
    }

    private static String percentiles(Stream<Long> millis) {
        var sorted = millis.sorted().toList();
        return "p50 %d ms, p99 %d ms".formatted(percentile(sorted, 50), percentile(sorted, 99));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
