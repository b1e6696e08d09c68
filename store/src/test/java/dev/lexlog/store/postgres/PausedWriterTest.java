package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import dev.lexlog.store.postgres.Steps.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A writer is stopped inside its transaction while another takes its partitions (law 3).
@Timeout(60)
class PausedWriterTest {
    private static final WriterLimits SHORT =
            new WriterLimits(
                    Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(300));

    private final OpenedPostgres postgres = new OpenedPostgres(VectorType.HALFVEC);
    private final MemoryLog log = new MemoryLog();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch resumed = new CountDownLatch(1);

    @BeforeEach
    void fill() {
        RandomChanges.append(new SplittableRandom(1), log, 200);
    }

    @AfterEach
    void close() {
        resumed.countDown();
        postgres.close();
    }

    private static <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("writer").start(task));
    }

    private Map<LogPartition, Long> take(GenerationWriter writer) {
        return writer.take(log.partitions(), MemoryLog.topicIds());
    }

    /// Applies the whole log and stops after this step.
    private CompletableFuture<Outcome> applyAndPause(GenerationWriter writer)
            throws InterruptedException {
        var slices = log.rest(take(writer));
        var outcome = async(() -> writer.apply(slices));
        reached.await();
        return outcome;
    }

    private GenerationWriter pausing(Step at, WriterLimits limits) {
        return postgres.generation.writer(
                limits,
                step -> {
                    if (step == at && reached.getCount() > 0) {
                        reached.countDown();
                        await(resumed);
                    }
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertLogIsAppliedOnce() throws SQLException {
        assertThat(Dump.positions(postgres)).isEqualTo(log.ends());
        assertThat(Dump.ofPostgres(postgres, 1)).isEqualTo(Dump.of(log, log.ends()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "STAGED"})
    void writerPausedBeforeItLocksHoldsNobodyUpAndIsFencedOff(Step at) throws Exception {
        var outcome = applyAndPause(pausing(at, WriterLimits.DEFAULT));
        var other = postgres.generation.writer();
        assertThat(take(other).values()).containsOnly(0L);

        resumed.countDown();

        assertThat(outcome.get()).isEqualTo(new Outcome.Fenced(log.partitions()));
        assertThat(Dump.ofPostgres(postgres, 1)).isEmpty();
        assertThat(Dump.positions(postgres).values()).containsOnly(0L);
        assertThat(other.apply(log.rest(Dump.positions(postgres))))
                .isInstanceOf(Outcome.Applied.class);
        assertLogIsAppliedOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"LOCKED", "WRITTEN", "ADVANCED"})
    void takerWaitsForAWriterThatHoldsTheLock(Step at) throws Exception {
        var outcome = applyAndPause(pausing(at, WriterLimits.DEFAULT));
        var positions = async(() -> take(postgres.generation.writer()));
        assertWaitsForALock(positions);

        resumed.countDown();

        assertThat(outcome.get()).isInstanceOf(Outcome.Applied.class);
        assertThat(positions.get()).isEqualTo(log.ends());
        assertLogIsAppliedOnce();
    }

    private void assertWaitsForALock(CompletableFuture<?> taker) throws SQLException {
        var waiting = "0";
        while (waiting.equals("0")) {
            assertThat(taker).isNotDone();
            waiting =
                    postgres.text(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"LOCKED", "WRITTEN", "ADVANCED"})
    void writerPausedTooLongLosesItsLocksAndWritesNothing(Step at) throws Exception {
        var paused = pausing(at, SHORT);
        var outcome = applyAndPause(paused);
        var other = postgres.generation.writer();
        assertThat(take(other).values()).containsOnly(0L);
        assertThat(Dump.ofPostgres(postgres, 1)).isEmpty();

        resumed.countDown();

        assertThatThrownBy(outcome::join).hasCauseInstanceOf(Unavailable.class);
        var slices = log.rest(Dump.positions(postgres));
        assertThat(paused.apply(slices)).isEqualTo(new Outcome.Fenced(log.partitions()));
        assertThat(Dump.ofPostgres(postgres, 1)).isEmpty();
        other.apply(slices);
        assertLogIsAppliedOnce();
    }

    @Test
    void positionMovedByALateCommitIsNotMovedAgain() throws Exception {
        var writer = pausing(Step.STAGED, WriterLimits.DEFAULT);
        var outcome = applyAndPause(writer);
        moveAllPositions();

        resumed.countDown();

        assertThat(outcome.get()).isEqualTo(new Outcome.Fenced(log.partitions()));
        assertThat(Dump.ofPostgres(postgres, 1)).isEmpty();
    }

    /// As a commit does whose answer was lost.
    private void moveAllPositions() throws SQLException {
        postgres.text(
                "WITH moved AS (UPDATE positions SET position = position + 1 RETURNING 1) SELECT count(*) FROM moved");
    }
}
