package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several writers at one generation at once, each taking what it likes.
@Timeout(120)
class ManyWritersTest {
    private static final int WRITERS = 3;
    private static final int ROUNDS = 15;

    private final OpenedPostgres postgres = new OpenedPostgres(VectorType.HALFVEC);
    private final MemoryLog log = new MemoryLog();

    @AfterEach
    void close() {
        postgres.close();
    }

    private void atOnce(List<Runnable> tasks) throws Exception {
        var done = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            tasks.forEach(task -> done.add(threads.submit(task)));
        }
        for (var task : done) {
            task.get();
        }
    }

    @Test
    void takersInOppositeOrderDoNotLockEachOtherOut() throws Exception {
        var forwards = log.partitions();
        var backwards = forwards.reversed();
        atOnce(List.of(() -> takeOften(forwards), () -> takeOften(backwards)));
        assertThat(postgres.text("SELECT min(fence) || ' ' || max(fence) FROM positions"))
                .isEqualTo(2 * ROUNDS + " " + 2 * ROUNDS);
    }

    private void takeOften(List<LogPartition> partitions) {
        for (int i = 0; i < ROUNDS; i++) {
            postgres.generation.writer().take(partitions, MemoryLog.topicIds());
        }
    }

    @Test
    void writersThatTakeFromEachOtherComeToTheFoldOfTheLog() throws Exception {
        var random = new SplittableRandom(7);
        RandomChanges.append(random, log, 1_000);
        var applied = new AtomicInteger();
        var fenced = new AtomicInteger();
        var tasks = new ArrayList<Runnable>();
        for (int i = 0; i < WRITERS; i++) {
            var own = random.split();
            tasks.add(() -> takeAndWrite(own, applied, fenced));
        }

        atOnce(tasks);

        assertThat(applied).hasPositiveValue();
        assertThat(fenced).hasPositiveValue();
        assertTablesHoldWhatPositionsSay();
        var last = postgres.generation.writer();
        last.apply(log.rest(last.take(log.partitions(), MemoryLog.topicIds())));
        assertThat(Dump.positions(postgres)).isEqualTo(log.ends());
        assertTablesHoldWhatPositionsSay();
    }

    private void takeAndWrite(RandomGenerator random, AtomicInteger applied, AtomicInteger fenced) {
        var writer = postgres.generation.writer();
        for (int round = 0; round < ROUNDS; round++) {
            var next = new HashMap<>(writer.take(log.partitions(), MemoryLog.topicIds()));
            var lost = false;
            for (int batch = 0; batch < 3 && !lost; batch++) {
                var slices = RandomChanges.slices(random, log, next);
                lost = writer.apply(slices) instanceof Outcome.Fenced;
                (lost ? fenced : applied).incrementAndGet();
                slices.forEach(slice -> next.put(slice.partition(), slice.to()));
            }
        }
    }

    private void assertTablesHoldWhatPositionsSay() throws SQLException {
        assertThat(Dump.ofPostgres(postgres, 1)).isEqualTo(Dump.of(log, Dump.positions(postgres)));
    }
}
