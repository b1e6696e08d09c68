package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Over a real broker, with transactions, into DuckDB and Lucene.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectorIT {
    private static final GenerationSettings SETTINGS =
            new GenerationSettings(new EmbeddingModel("hashing", 4), "english", TestLog.PARTITIONS);

    private TestLog log;

    @BeforeAll
    void startLog() throws Exception {
        log = TestLog.start();
    }

    @AfterAll
    void stopLog() throws Exception {
        log.close();
    }

    @Test
    void interruptedReadingAndRebuildComeToTheSame(@TempDir Path folder) throws Exception {
        var random = new Random(17);
        for (int i = 0; i < 4; i++) {
            log.write(random, 7);
            try (var generation = EmbeddedGeneration.open(folder, 1, SETTINGS);
                    var _ = started("one", generation)) {
                awaitSomething(generation);
            }
        }
        log.write(random, 7);
        var interrupted = readToEnd(folder, 1);
        var rebuilt = readToEnd(folder, 2);

        assertThat(interrupted.contents()).isEqualTo(log.contents);
        assertThat(rebuilt).isEqualTo(interrupted);
    }

    @Test
    void twoProjectorsOfOneGenerationShareItsPartitions(@TempDir Path folder) throws Exception {
        var random = new Random(23);
        try (var generation = EmbeddedGeneration.open(folder, 3, SETTINGS);
                var _ = started("one", generation)) {
            log.write(random, 4);
            try (var _ = started("two", generation)) {
                log.write(random, 4);
                awaitEnd(generation);
            }
            log.write(random, 4);
            awaitEnd(generation);

            assertThat(contents(generation)).isEqualTo(log.contents);
        }
    }

    private record Read(Map<LogTable, String> digests, Map<String, String> contents) {}

    private Read readToEnd(Path folder, int number) throws Exception {
        var listener = new Listener();
        try (var generation = EmbeddedGeneration.open(folder, number, SETTINGS);
                var projector = new Projector(log.config("one"), log.codec, generation, listener)) {
            projector.start();
            assertThat(listener.complete.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            try (var reading = generation.read(Eventually.PATIENCE)) {
                return new Read(reading.digests(), contents(generation));
            }
        }
    }

    private static Map<String, String> contents(Generation generation) {
        var contents = new TreeMap<String, String>();
        try (var reading = generation.read(Eventually.PATIENCE)) {
            reading.chunks(ChunkFilter.of(Visibility.ALL_DOMAINS), null, 1_000)
                    .forEach(c -> contents.put(c.chunk().id().value(), c.chunk().content()));
        }
        return contents;
    }

    private Projector started(String instance, Generation generation) {
        var projector = new Projector(log.config(instance), log.codec, generation, new Listener());
        projector.start();
        return projector;
    }

    private static void awaitSomething(Generation generation) {
        Eventually.is(
                () -> "nothing was read",
                () -> positions(generation).values().stream().anyMatch(p -> p > 0));
    }

    private void awaitEnd(Generation generation) throws Exception {
        var ends = log.ends();
        Eventually.is(
                () -> "read to %s, not to %s".formatted(positions(generation), ends),
                () -> isPast(ends, positions(generation)));
    }

    /// Markers are written after the call that ends a transaction has returned.
    private static boolean isPast(Map<LogPartition, Long> ends, Map<LogPartition, Long> positions) {
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static Map<LogPartition, Long> positions(Generation generation) {
        try (var reading = generation.read(Eventually.PATIENCE)) {
            return reading.watermark().positions();
        }
    }

    private static final class Listener implements ProjectorListener {
        private final CountDownLatch complete = new CountDownLatch(1);

        @Override
        public void failed(Fault fault) {
            throw fault;
        }

        @Override
        public void replaying(Replay replay) {
            if (replay.complete()) {
                complete.countDown();
            }
        }
    }
}
