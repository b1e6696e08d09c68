package dev.lexlog.projector.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.Eventually;
import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Law 6, over a real broker that compacts: a reader stalls between a row and its deletion until
/// the log has forgotten both.
class GhostRowIT {
    private static final LogPartition PARTITION =
            new LogPartition(Topics.DEFAULT.log(LogTable.CHUNKS), 0);
    private static final Duration TOMBSTONES_KEPT = Duration.ofSeconds(4);

    /// Loading takes half a minute, while the live generation keeps up.
    private static final int ROWS_PER_SECOND = 2;

    private final Random random = new Random(7);
    private TestLog log;
    private EmbeddedGenerations generations;
    private Keepers keepers;

    @BeforeEach
    void writeGhost(@TempDir Path folder) throws Exception {
        log = TestLog.start();
        var ghost = log.codec.encode(TestLog.chunk(GhostRow.ID, "boo"));
        log.write(PARTITION.partition(), GhostRow.ID.getBytes(UTF_8), ghost);
        log.write(random, 20);
        generations = EmbeddedGenerations.open(folder);
        generations.begin(Keepers.SETTINGS);
        keepers = new Keepers(log, generations);
    }

    @AfterEach
    void stop() throws Exception {
        generations.close();
        log.close();
    }

    @Test
    void rowWhoseDeletionTheLogHasForgottenIsDetectedAndNotPromoted() throws Exception {
        try (var _ = keepers.started("one")) {
            Eventually.is(
                    () -> "the live one lacks the row: " + keepers.faults,
                    () -> keepers.contents(1).containsKey(GhostRow.ID));
            int number = keepers.order(true, ROWS_PER_SECOND);
            Eventually.is(
                    () -> "nothing is loaded: " + keepers.faults,
                    () -> generations.positions(number).getOrDefault(PARTITION, 0L) > 0);

            log.write(PARTITION.partition(), GhostRow.ID.getBytes(UTF_8), null);
            keepers.awaitContents(1);
            forget();
            assertThat(keepers.entry(number).state().wireName()).isEqualTo("loading");

            var refused = (Refused) keepers.awaitState(number, Refused.class).state();
            assertThat(refused.reason()).containsAnyOf("may have been missed", GhostRow.ID);
            assertThat(keepers.entry(1).state()).isEqualTo(new Live());
            assertThat(keepers.faults).isEmpty();
        }
    }

    /// A log is compacted only behind the segment that is written to.
    private void forget() throws Exception {
        log.compactSoon(TOMBSTONES_KEPT);
        long deadline = System.nanoTime() + Eventually.PATIENCE.toNanos();
        while (log.keys().contains(GhostRow.ID)) {
            assertThat(System.nanoTime()).as("never compacted").isLessThan(deadline);
            log.write(random, 2);
        }
    }
}
