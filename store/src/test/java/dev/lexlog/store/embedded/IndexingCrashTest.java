package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.AuditRecall;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it indexes leaves its files as they are at that moment: the next
/// one makes the same of them.
class IndexingCrashTest {
    private static final int STRIDE = Boolean.getBoolean("lexlog.long") ? 1 : 6;
    private static final int NUMBER = 2;

    @TempDir Path folder;

    private final MemoryLog log = new MemoryLog();

    @Test
    void indexingGoesOnFromTheFilesOfAnyMoment() {
        RandomChanges.append(new SplittableRandom(11), log, 300);
        var loaded = folder.resolve("loaded");
        load(loaded);
        int last = countSteps(copy(loaded, folder.resolve("counted")));
        assertThat(last).isGreaterThan(2 * LogTable.values().length);
        for (int step = last; step > 0; step -= STRIDE) {
            var killed = copy(loaded, folder.resolve("killed" + step));
            var left = killAt(step, killed);
            assertThatIndexingEndsWell(left, step);
        }
    }

    private void load(Path at) {
        try (var generations = EmbeddedGenerations.open(at)) {
            generations.begin(SampleRows.SETTINGS);
            generations.order(new RebuildOrder(SampleRows.SETTINGS, log.ends(), false, 0));
            var loader = generations.loader(NUMBER);
            loader.apply(log.rest(loader.take(log.partitions(), MemoryLog.topicIds())));
            generations.move(NUMBER, new Loading(log.ends()), new Indexing());
        }
    }

    private static int countSteps(Path at) {
        var steps = new int[1];
        try (var generations = EmbeddedGenerations.open(at, () -> steps[0]++)) {
            generations.index(NUMBER);
        }
        return steps[0];
    }

    /// The files as they were when this step was done.
    private Path killAt(int step, Path at) {
        var left = folder.resolve("left" + step);
        var steps = new int[1];
        Runnable kill =
                () -> {
                    if (++steps[0] == step) {
                        copy(at, left);
                        throw new Killed();
                    }
                };
        try (var generations = EmbeddedGenerations.open(at, kill)) {
            assertThatThrownBy(() -> generations.index(NUMBER)).isInstanceOf(Killed.class);
        }
        return left;
    }

    private void assertThatIndexingEndsWell(Path left, int step) {
        try (var generations = EmbeddedGenerations.open(left)) {
            assertThat(generations.positions(NUMBER)).as("step %d", step).isEqualTo(log.ends());
            generations.index(NUMBER);
            generations.move(NUMBER, new Indexing(), new CatchingUp());
            assertHoldsTheLog(generations, step);
        }
    }

    private void assertHoldsTheLog(Generations generations, int step) {
        var generation = generations.open(NUMBER);
        try (var audit = generation.audit();
                var reading = generation.read(Duration.ofSeconds(60))) {
            assertThat(reading.digests()).as("step %d", step).isEqualTo(log.digests());
            assertThat(audit.unindexed(10)).as("step %d", step).isEmpty();
            assertThat(AuditRecall.of(audit, 10, 1)).isEqualTo(1);
            assertThat(reading.byText("fox", ChunkFilter.of(Visibility.ALL_DOMAINS), 1).items())
                    .hasSize(1);
        }
    }

    private static Path copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                copyFile(file, to.resolve(from.relativize(file).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFile(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (NoSuchFileException _) {
            // gone meanwhile: nothing that was committed names it
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
