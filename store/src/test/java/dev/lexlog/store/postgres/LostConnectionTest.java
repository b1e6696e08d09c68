package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import dev.lexlog.store.Slice;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Wherever the server ends a writer's session: the tables hold what their positions say, and the
/// same batch is applied on the next try.
class LostConnectionTest {
    private static final int BATCHES = 10;
    private static final int LONGEST_WAIT = 20;

    @Property(tries = 8, seed = "20260101")
    void sessionsEndedAnywhereLoseNothing(@ForAll long seed) throws SQLException {
        var random = new SplittableRandom(seed);
        var log = new MemoryLog();
        try (var postgres = new OpenedPostgres(VectorType.HALFVEC)) {
            var killer = new Killer(postgres);
            var writer = postgres.generation.writer(WriterLimits.DEFAULT, killer);
            var next = new HashMap<>(writer.take(log.partitions(), MemoryLog.topicIds()));
            for (int batch = 0; batch < BATCHES; batch++) {
                RandomChanges.append(random, log, 60);
                killer.strikeAfter = random.nextInt(LONGEST_WAIT);
                insist(writer, RandomChanges.slices(random, log, next), next, killer);
                assertTablesHoldWhatPositionsSay(postgres, log);
            }
            insist(writer, log.rest(next), next, killer);
            assertThat(Dump.positions(postgres)).isEqualTo(log.ends());
            assertTablesHoldWhatPositionsSay(postgres, log);
            assertThat(killer.strikes).isPositive();
        }
    }

    private static void insist(
            GenerationWriter writer,
            List<Slice> slices,
            Map<LogPartition, Long> next,
            Killer killer) {
        int before = killer.strikes;
        Outcome outcome;
        try {
            outcome = writer.apply(slices);
        } catch (Unavailable _) {
            assertThat(killer.strikes).isEqualTo(before + 1);
            outcome = writer.apply(slices);
        }
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        slices.forEach(slice -> next.put(slice.partition(), slice.to()));
    }

    private static void assertTablesHoldWhatPositionsSay(OpenedPostgres postgres, MemoryLog log)
            throws SQLException {
        assertThat(Dump.ofPostgres(postgres, 1)).isEqualTo(Dump.of(log, Dump.positions(postgres)));
    }

    /// Ends the session that is inside a transaction, once, when so many steps are done.
    private static final class Killer implements Steps {
        private final OpenedPostgres postgres;
        private int strikeAfter = -1;
        private int strikes;

        private Killer(OpenedPostgres postgres) {
            this.postgres = postgres;
        }

        @Override
        public void done(Step step) {
            if (strikeAfter-- == 0 && step != Step.COMMITTED) {
                strikes++;
                postgres.endSessions();
            }
        }
    }
}
