package dev.lexlog.store;

import static dev.lexlog.store.SampleRows.chunk;
import static dev.lexlog.store.SampleRows.embedding;
import static dev.lexlog.store.SampleRows.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.digest.RowHash;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.Generations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How any store makes tables by loading, and removes them.
public abstract class LoadingContract {
    @TempDir Path folder;

    final MemoryLog log = new MemoryLog();
    Generations generations;

    /// The store of this folder, empty if the folder is. `step` is run after every step of indexing
    /// and of dropping; what it throws ends the call there, as a crash would.
    protected abstract Generations open(Path folder, Runnable step);

    @BeforeEach
    void openStore() {
        generations = open(folder, () -> {});
        generations.begin(SampleRows.SETTINGS);
    }

    @AfterEach
    void closeStore() {
        generations.close();
    }

    private void reopen(Runnable step) {
        generations.close();
        generations = open(folder, step);
    }

    private Rebuilds rebuilds() {
        return new Rebuilds(generations, log);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void loadedTablesEqualTheFoldedLog(long seed) {
        var random = new SplittableRandom(seed);
        int number = rebuilds().ordered();
        var loaders = List.of(generations.loader(number), generations.loader(number));
        for (int i = 0; i < 20; i++) {
            RandomChanges.append(random, log, random.nextInt(60));
            var loader = loaders.get(random.nextInt(2));
            var positions = loader.take(log.partitions(), MemoryLog.topicIds());
            var slices = RandomChanges.slices(random, log, positions);
            assertThat(loader.apply(slices)).isInstanceOf(Outcome.Applied.class);
            assertThat(loader.apply(slices)).as("again").isEqualTo(new Outcome.Applied(0));
        }
        rebuilds().apply(loaders.getFirst());
        assertThat(generations.positions(number)).isEqualTo(log.ends());
        rebuilds().endLoading(number);
        rebuilds().index(number);
        rebuilds().assertHoldsTheLog(number);
    }

    @Test
    void loadedRowsAreFoundAndFoldedOn() {
        log.put(chunk("c_1", "a.md", "fox")).put(embedding("c_1", "a.md", vector(1)));
        log.put(chunk("c_2", "a.md", "fox")).put(embedding("c_2", "a.md", vector(2)));
        log.delete(LogTable.CHUNKS, "c_2").delete(LogTable.EMBEDDINGS, "c_2");
        int number = rebuilds().caughtUp();
        assertFound(number, "c_1");

        log.put(chunk("c_2", "a.md", "fox")).put(embedding("c_2", "a.md", vector(2)));
        log.delete(LogTable.CHUNKS, "c_1").delete(LogTable.EMBEDDINGS, "c_1");
        rebuilds().apply(generations.open(number).writer());
        rebuilds().assertHoldsTheLog(number);
        assertFound(number, "c_2");
    }

    private void assertFound(int number, String chunk) {
        var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
        try (var reading = generations.open(number).read(Rebuilds.LONG)) {
            assertThat(reading.byText("fox", everything, 10).items())
                    .extracting(c -> c.id().value())
                    .containsExactly(chunk);
            assertThat(reading.byVector(vector(1), everything, 10, false).items())
                    .extracting(c -> c.id().value())
                    .containsExactly(chunk);
        }
    }

    @Test
    void everyCharacterAndEveryAbsentColumnIsLoaded() {
        RandomChanges.append(new SplittableRandom(9), log, 400);
        log.put(chunk("c_odd", "a.md", "\" ' ; -- {0} \n \u0001 \u2028 ä 😀 \uFEFF \\N \t"));
        rebuilds().assertHoldsTheLog(rebuilds().caughtUp());
    }

    @Test
    void indexingGoesOnWhereverItWasInterrupted() {
        RandomChanges.append(new SplittableRandom(4), log, 300);
        int number = rebuilds().loaded();
        int steps = 0;
        while (isInterrupted(number, steps + 1)) {
            steps++;
        }
        assertThat(steps).isGreaterThan(5);
        reopen(() -> {});
        rebuilds().index(number);
        rebuilds().assertHoldsTheLog(number);
        RandomChanges.append(new SplittableRandom(5), log, 100);
        rebuilds().apply(generations.open(number).writer());
        rebuilds().assertHoldsTheLog(number);
    }

    /// Whether indexing comes to that many steps; then it ends there.
    private boolean isInterrupted(int number, int steps) {
        var left = new int[] {steps};
        reopen(() -> {
            if (--left[0] == 0) {
                throw new Interrupted();
            }
        });
        try {
            generations.index(number);
            return false;
        } catch (Interrupted e) {
            return true;
        }
    }

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void cancelledIndexingEndsAtOnce() {
        RandomChanges.append(new SplittableRandom(7), log, 100);
        int number = rebuilds().loaded();
        var steps = new AtomicInteger();
        reopen(() -> {
            if (steps.incrementAndGet() == 5) {
                generations.move(number, new Indexing(), new Retiring());
            }
        });
        assertThatThrownBy(() -> generations.index(number)).isInstanceOf(Unavailable.class);
        assertThat(steps).hasValue(5);
        generations.drop(number);
        assertThat(generations.extent(number).bytes()).isZero();
    }

    @Test
    void cancelledIndexingDoesNotBegin() {
        log.put(chunk("c_1", "a.md", "fox"));
        int number = rebuilds().loaded();
        assertThat(generations.move(number, new Indexing(), new Retiring())).isTrue();
        assertThatThrownBy(() -> generations.index(number)).isInstanceOf(Unavailable.class);
        assertThat(generations.indexing(number)).isEmpty();
    }

    @Test
    void loaderFromBeforeIndexingIsFenced() {
        log.put(chunk("c_1", "a.md", "fox"));
        int number = rebuilds().ordered();
        var loader = generations.loader(number);
        rebuilds().apply(loader);
        var positions = log.ends();
        rebuilds().endLoading(number);
        rebuilds().index(number);

        log.put(chunk("c_2", "a.md", "fox"));
        assertThat(loader.apply(log.rest(positions))).isInstanceOf(Outcome.Fenced.class);
        assertThat(generations.positions(number)).isEqualTo(positions);
        assertThatThrownBy(() -> loader.take(log.partitions(), MemoryLog.topicIds()))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void loaderWhosePartitionWasTakenIsFenced() {
        log.put(chunk("c_1", "a.md", "fox"));
        int number = rebuilds().ordered();
        var first = generations.loader(number);
        var positions = first.take(log.partitions(), MemoryLog.topicIds());
        var taken = log.partitions().getFirst();
        generations.loader(number).take(List.of(taken), MemoryLog.topicIds());
        assertThat(first.apply(log.rest(positions))).isEqualTo(new Outcome.Fenced(List.of(taken)));
        assertThat(generations.positions(number).values()).containsOnly(0L);
        assertThat(generations.lastAtEnd(number)).containsOnlyKeys(log.partitions());
    }

    @Test
    void generationCannotBeOpenedBeforeItIsIndexed() {
        int number = rebuilds().loaded();
        assertThatThrownBy(() -> generations.open(number)).isInstanceOf(Unavailable.class);
        rebuilds().index(number);
        assertThat(generations.open(number)).isSameAs(generations.open(number));
        assertThatThrownBy(() -> generations.loader(number)).isInstanceOf(Unavailable.class);
    }

    @Test
    void onlyWhatRetiresIsDroppedAndItIsOpenedNoMore() {
        int number = rebuilds().caughtUp();
        assertThatThrownBy(() -> generations.drop(number))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("catching-up");
        assertThat(generations.move(number, new CatchingUp(), new Retiring())).isTrue();
        assertThatThrownBy(() -> generations.open(number)).isInstanceOf(Unavailable.class);
    }

    @Test
    void extentCountsTheRows() {
        for (int i = 0; i < 50; i++) {
            log.put(chunk("c_" + i, "a.md", "fox")).put(chunk("c_" + i, "a.md", "dog"));
        }
        int number = rebuilds().caughtUp();
        assertThat(generations.extent(number).rows()).isEqualTo(50);
        assertThat(generations.extent(number).bytes()).isPositive();
        assertThat(generations.indexing(number)).isEmpty();
    }

    @Test
    void droppedGenerationLeavesItsEntryAloneHoweverOftenItWasInterrupted() {
        RandomChanges.append(new SplittableRandom(6), log, 100);
        int number = rebuilds().caughtUp();
        generations.move(number, new CatchingUp(), new Retiring());
        reopen(() -> {
            throw new Interrupted();
        });
        assertThatThrownBy(() -> generations.drop(number)).isInstanceOf(Interrupted.class);
        reopen(() -> {});
        generations.drop(number);
        generations.drop(number);
        assertThat(generations.move(number, new Retiring(), new Retired())).isTrue();
        assertThat(generations.list())
                .hasSize(2)
                .last()
                .extracting("state")
                .isEqualTo(new Retired());
        assertThat(generations.extent(number).rows()).isZero();
        assertThat(generations.positions(number)).isEmpty();
        assertThat(rebuilds().ordered()).isEqualTo(number + 1);
    }

    @Test
    void auditNamesEveryRowOnce() {
        RandomChanges.append(new SplittableRandom(8), log, 400);
        var generation = generations.open(rebuilds().caughtUp());
        try (var audit = generation.audit()) {
            assertThat(audit.watermark().positions()).isEqualTo(log.ends());
            for (var table : LogTable.values()) {
                var rows = new ArrayList<Map.Entry<String, RowHash>>();
                audit.rows(table, (key, row) -> rows.add(Map.entry(key, RowHash.of(row))));
                var expected = new HashMap<String, RowHash>();
                log.fold(table)
                        .forEach((key, row) ->
                                expected.put(key, RowHash.of(generation.stored(row))));
                assertThat(rows).containsExactlyInAnyOrderElementsOf(expected.entrySet());
            }
            assertThat(audit.unindexed(10)).isEmpty();
            assertThat(AuditRecall.of(audit, 5, 1)).isEqualTo(1);
        }
    }
}
