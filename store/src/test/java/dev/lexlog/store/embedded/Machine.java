package dev.lexlog.store.embedded;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.Steps.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A generation and its projector on a machine that crashes: what is on the disk at that moment is
/// all that the next start has.
final class Machine implements AutoCloseable {
    static final String INDEX = "lucene";
    static final String TABLES = "lexlog.duckdb";
    private static final Duration NEVER = Duration.ofDays(1);

    private final Path root;
    private final MemoryLog log;
    private final Map<LogPartition, Long> next = new HashMap<>();
    private final Map<LogPartition, Long> inTables = new HashMap<>();
    private boolean indexIsAhead;
    private int starts;
    private @Nullable Step crashAt;
    private EmbeddedGeneration generation;
    private GenerationWriter writer;

    Machine(Path root, MemoryLog log) {
        this.root = root;
        this.log = log;
        this.generation = start();
        this.writer = takeAll();
    }

    EmbeddedGeneration generation() {
        return generation;
    }

    long next(LogPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /// What the tables must have come to, whatever became of the index.
    Map<LogPartition, Long> inTables() {
        return Map.copyOf(inTables);
    }

    /// Whether the index must have come to the same as the tables.
    boolean indexIsLevel() {
        return !indexIsAhead
                && inTables.entrySet().stream()
                        .allMatch(entry -> next(entry.getKey()) == entry.getValue());
    }

    private Path disk() {
        return root.resolve("disk" + starts);
    }

    private EmbeddedGeneration start() {
        return EmbeddedGeneration.open(disk(), 1, SampleRows.SETTINGS, NEVER, this::maybeCrash);
    }

    private GenerationWriter takeAll() {
        var taker = generation.writer();
        next.clear();
        next.putAll(taker.take(log.partitions(), MemoryLog.topicIds()));
        return taker;
    }

    private void maybeCrash(Step step) {
        if (step == crashAt) {
            throw new Crash();
        }
    }

    void apply(List<Slice> slices) {
        slices.forEach(slice -> inTables.merge(slice.partition(), slice.to(), Math::max));
        writer.apply(slices);
        slices.forEach(slice -> next.merge(slice.partition(), slice.to(), Math::max));
    }

    void applyAndCrashAt(Step step, List<Slice> slices) {
        crashAt = step;
        try {
            apply(slices);
        } catch (Crash _) {
            // what the machine was told to do
        }
        crashAt = null;
        crash();
    }

    void takeAgain() {
        writer = takeAll();
    }

    void crash() {
        var before = disk();
        starts++;
        copy(before, disk());
        generation.close();
        generation = start();
        writer = takeAll();
    }

    void restart() {
        generation.close();
        generation = start();
        writer = takeAll();
    }

    /// Loses what this name begins with below the generation's folder, while it is down.
    void lose(String name) {
        generation.close();
        delete(disk().resolve("g1"), name);
        if (name.equals(TABLES)) {
            inTables.clear();
        }
        indexIsAhead = name.equals(TABLES) || (indexIsAhead && !name.equals(INDEX));
        generation = start();
        writer = takeAll();
    }

    void catchUp() {
        apply(log.rest(Map.copyOf(next)));
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                copyFile(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFile(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (NoSuchFileException _) {
            // a merge deleted it: no commit names it
        }
    }

    private static void delete(Path folder, String name) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (folder.relativize(file).toString().startsWith(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        generation.close();
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
