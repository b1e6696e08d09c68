package dev.lexlog.store.embedded;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.relational.PositionRows.PositionRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The homes of all generations, and what is in them: the first use opens a generation as what its
/// entry says it is.
final class GenerationHomes implements AutoCloseable {
    private final Path folder;
    private final Runnable step;
    private final ConcurrentMap<Integer, GenerationHome> homes = new ConcurrentHashMap<>();

    /// Below this folder. `step` is run after every step of indexing and removing.
    GenerationHomes(Path folder, Runnable step) {
        this.folder = folder;
        this.step = step;
    }

    GenerationHome of(int number) {
        return homes.computeIfAbsent(number, n -> new GenerationHome(folder, n, step));
    }

    EmbeddedGeneration opened(GenerationEntry entry) {
        return of(entry.number()).generation(entry.settings());
    }

    LoadingTables loaded(GenerationEntry entry) {
        return of(entry.number()).loading(entry.settings());
    }

    private static boolean isLoaded(GenerationEntry entry) {
        return entry.state() instanceof Loading || entry.state() instanceof Indexing;
    }

    long rows(GenerationEntry entry) {
        if (entry.state().folds()) {
            return opened(entry).rows();
        }
        return isLoaded(entry) ? loaded(entry).rows() : 0;
    }

    Map<LogPartition, Long> positions(GenerationEntry entry) {
        if (entry.state().folds()) {
            return opened(entry).positions();
        }
        return isLoaded(entry) ? positions(loaded(entry).positions()) : Map.of();
    }

    private static Map<LogPartition, Long> positions(Map<LogPartition, PositionRow> rows) {
        var positions = new HashMap<LogPartition, Long>();
        rows.forEach((partition, row) -> positions.put(partition, row.position()));
        return positions;
    }

    Map<LogPartition, Instant> lastAtEnd(GenerationEntry entry) {
        if (entry.state().folds()) {
            return opened(entry).lastAtEnd();
        }
        return isLoaded(entry) ? loaded(entry).lastAtEnd() : Map.of();
    }

    void remove(int number) {
        var home = of(number);
        home.remove();
        homes.remove(number, home);
    }

    @Override
    public void close() {
        homes.values().forEach(GenerationHome::close);
    }
}
