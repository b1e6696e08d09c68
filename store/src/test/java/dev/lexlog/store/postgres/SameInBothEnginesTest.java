package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.FencedTables;
import dev.lexlog.store.embedded.duckdb.GenerationTables;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One random log, cut into other batches for each engine, comes to the same rows in both.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameInBothEnginesTest {
    private static final int SEEDS = Boolean.getBoolean("lexlog.long") ? 200 : 20;
    private static final int CHANGES = 300;

    private OpenedPostgres postgres;

    @BeforeAll
    void open() {
        postgres = new OpenedPostgres(VectorType.HALFVEC);
    }

    @AfterAll
    void close() {
        postgres.close();
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dumpsAreIdentical(int seed, @TempDir Path folder) throws SQLException {
        var random = new SplittableRandom(seed);
        var log = new MemoryLog();
        RandomChanges.append(random, log, CHANGES);

        var expected = Dump.of(log, log.ends());

        assertThat(throughDuckDb(folder, random, log)).isEqualTo(expected);
        assertThat(throughPostgres(seed + 1, random, log)).isEqualTo(expected);
    }

    private static List<String> throughDuckDb(Path folder, RandomGenerator random, MemoryLog log) {
        try (var database = DuckDatabase.open(folder.resolve("test.duckdb"))) {
            GenerationTables.createOrCheck(database, SampleRows.SETTINGS);
            try (var tables = FencedTables.folding(database, InstantSource.system())) {
                var fences = new HashMap<LogPartition, Long>();
                tables.take(log.partitions(), MemoryLog.topicIds())
                        .forEach((partition, row) -> fences.put(partition, row.fence()));
                inBatches(random, log, slices -> tables.apply(slices, fences));
            }
            return database.read(Deadline.after(Duration.ofSeconds(60)), Dump::ofDuck);
        }
    }

    private List<String> throughPostgres(int number, RandomGenerator random, MemoryLog log)
            throws SQLException {
        try (var generation =
                PostgresGeneration.open(postgres.database, number, SampleRows.SETTINGS)) {
            var writer = generation.writer();
            writer.take(log.partitions(), MemoryLog.topicIds());
            inBatches(random, log, writer::apply);
            return Dump.ofPostgres(postgres, number);
        }
    }

    private static void inBatches(
            RandomGenerator random, MemoryLog log, Consumer<List<Slice>> apply) {
        Map<LogPartition, Long> next = new HashMap<>();
        for (int batch = 0; batch < 5; batch++) {
            var slices = RandomChanges.slices(random, log, next);
            apply.accept(slices);
            slices.forEach(slice -> next.put(slice.partition(), slice.to()));
        }
        log.partitions().forEach(partition -> next.putIfAbsent(partition, 0L));
        apply.accept(log.rest(next));
    }
}
