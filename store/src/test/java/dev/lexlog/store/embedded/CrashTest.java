package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.KnowledgeSamples;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.Reading;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Slice;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.embedded.Steps.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/// Whatever is written, however it is cut into batches, wherever it crashes: tables and index come
/// to the fold of the log.
class CrashTest {
    private static final int KEYS = 3;
    private static final List<ChunkId> IDS =
            IntStream.range(0, KEYS).mapToObj(i -> new ChunkId("c_" + i)).toList();
    private static final ChunkFilter EVERYTHING = ChunkFilter.of(Visibility.ALL_DOMAINS);

    enum Kind {
        APPEND,
        APPLY,
        APPLY_AGAIN,
        TAKE_AGAIN,
        COMMIT_INDEX,
        CRASH_IN_APPLY,
        CRASH,
        RESTART,
        LOSE_INDEX,
        LOSE_TABLES
    }

    record Action(Kind kind, long seed) {}

    @Provide
    Arbitrary<List<Action>> histories() {
        var kinds =
                Arbitraries.frequency(
                        Tuple.of(20, Kind.APPEND),
                        Tuple.of(20, Kind.APPLY),
                        Tuple.of(10, Kind.APPLY_AGAIN),
                        Tuple.of(1, Kind.TAKE_AGAIN),
                        Tuple.of(8, Kind.COMMIT_INDEX),
                        Tuple.of(3, Kind.CRASH_IN_APPLY),
                        Tuple.of(1, Kind.CRASH),
                        Tuple.of(1, Kind.RESTART),
                        Tuple.of(1, Kind.LOSE_INDEX),
                        Tuple.of(1, Kind.LOSE_TABLES));
        return Combinators.combine(kinds, Arbitraries.longs())
                .as(Action::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(50)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(seed = "20260101")
    void tablesAndIndexComeToTheFoldOfTheLog(@ForAll("histories") List<Action> history)
            throws IOException {
        var folder = Files.createTempDirectory("lexlog-crash");
        var log = new MemoryLog();
        try (var machine = new Machine(folder, log)) {
            for (var action : history) {
                act(action, machine, log);
                assertBothHoldWhatWasApplied(machine, log);
            }
            machine.catchUp();
            try (var reading = machine.generation().read(Duration.ofSeconds(60))) {
                assertThat(reading.digests()).isEqualTo(log.digests());
                assertThat(reading.watermark().positions()).isEqualTo(log.ends());
                assertIndexHoldsExactly(log, log.ends(), reading);
            }
        } finally {
            delete(folder);
        }
    }

    private static void assertBothHoldWhatWasApplied(Machine machine, MemoryLog log) {
        var applied = machine.inTables();
        try (var reading = machine.generation().read(Duration.ofSeconds(60))) {
            assertThat(reading.digests()).isEqualTo(log.digests(applied));
            if (machine.indexIsLevel()) {
                assertIndexHoldsExactly(log, applied, reading);
            }
        }
    }

    private static void act(Action action, Machine machine, MemoryLog log) {
        var random = new SplittableRandom(action.seed());
        switch (action.kind()) {
            case APPEND -> append(random, log);
            case APPLY -> machine.apply(slices(random, machine, log, false));
            case APPLY_AGAIN -> machine.apply(slices(random, machine, log, true));
            case TAKE_AGAIN -> machine.takeAgain();
            case COMMIT_INDEX -> machine.generation().commitIndex();
            case CRASH_IN_APPLY -> {
                var step = List.of(Step.values()).get(random.nextInt(3));
                machine.applyAndCrashAt(step, slices(random, machine, log, false));
            }
            case CRASH -> machine.crash();
            case RESTART -> machine.restart();
            case LOSE_INDEX -> machine.lose(Machine.INDEX);
            case LOSE_TABLES -> machine.lose(Machine.TABLES);
        }
    }

    private static void append(RandomGenerator random, MemoryLog log) {
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            var id = "c_" + random.nextInt(KEYS);
            changeKnowledge(random, log);
            var document = new DocumentId(null, null, "d" + random.nextInt(2));
            var chunk = SampleRows.chunk(id, document, null, "fox version" + random.nextInt(1_000));
            switch (random.nextInt(12)) {
                case 0 -> log.put(SampleRows.document(document, "url" + random.nextInt(1_000)));
                case 1 -> log.put(SampleRows.document(document, null));
                case 2, 3 -> log.put(chunk);
                case 4 -> log.put(SampleRows.position(id, random.nextInt(9)));
                case 5 -> log.put(new ChunkPosition(chunk.id(), 9, null, null, SampleRows.TIME));
                case 6, 7 ->
                        log.put(
                                SampleRows.embedding(
                                        chunk, SampleRows.vector(random.nextInt(100))));
                case 8 -> log.delete(LogTable.EMBEDDINGS, id);
                case 9 -> log.delete(LogTable.CHUNKS, id);
                case 10 -> deletePlace(random, id, document, log);
                default ->
                        log.marker(log.partitions().get(random.nextInt(log.partitions().size())));
            }
        }
    }

    private static void deletePlace(
            RandomGenerator random, String id, DocumentId document, MemoryLog log) {
        if (random.nextBoolean()) {
            log.delete(LogTable.CHUNK_POSITIONS, id);
            return;
        }
        log.delete(LogTable.DOCUMENTS, Keys.document(document));
    }

    private static void changeKnowledge(RandomGenerator random, MemoryLog log) {
        var table = KnowledgeSamples.TABLES.get(random.nextInt(KnowledgeSamples.TABLES.size()));
        var row = new KnowledgeSamples(random, "").row(table);
        if (random.nextInt(4) > 0) {
            log.put(row);
            return;
        }
        log.delete(table, row.key());
    }

    private static List<Slice> slices(
            RandomGenerator random, Machine machine, MemoryLog log, boolean again) {
        var slices = new ArrayList<Slice>();
        for (LogPartition partition : log.partitions()) {
            long next = machine.next(partition);
            if (random.nextBoolean() && log.end(partition) >= next) {
                long from = again ? random.nextLong(next + 1) : next;
                long last = again ? next : log.end(partition);
                long to = from + random.nextLong(last - from + 1);
                slices.add(log.slice(partition, from, to));
            }
        }
        return slices;
    }

    private static void assertIndexHoldsExactly(
            MemoryLog log, Map<LogPartition, Long> positions, Reading reading) {
        var chunks = log.fold(LogTable.CHUNKS, positions);
        assertThat(reading.byText("fox", EVERYTHING, 100).items())
                .extracting(c -> c.id().value())
                .containsExactlyInAnyOrderElementsOf(chunks.keySet());
        for (var row : chunks.values()) {
            var version = ((Chunk) row).content();
            assertThat(reading.byText(version, EVERYTHING, 100).items().getFirst().score())
                    .isGreaterThan(0);
            assertThat(reading.byText(version.substring(4), EVERYTHING, 100).items())
                    .extracting(c -> c.id().value())
                    .contains(row.key());
        }
        assertThat(reading.chunks(IDS, Visibility.ALL_DOMAINS)).isEqualTo(log.stored(positions));
        var embeddings = log.fold(LogTable.EMBEDDINGS, positions);
        for (var row : embeddings.values()) {
            var vector = ((ChunkEmbedding) row).vector();
            var found = reading.byVector(vector, EVERYTHING, 100, false);
            var exact = reading.byVector(vector, EVERYTHING, 100, true);
            assertThat(found.items())
                    .extracting(c -> c.id().value())
                    .containsExactlyInAnyOrderElementsOf(embeddings.keySet());
            for (int i = 0; i < found.items().size(); i++) {
                assertThat(found.items().get(i).score())
                        .isCloseTo(
                                exact.items().get(i).score(),
                                org.assertj.core.data.Offset.offset(1e-5));
            }
        }
        if (embeddings.isEmpty()) {
            assertThat(reading.byVector(SampleRows.vector(1), EVERYTHING, 100, false).items())
                    .isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
