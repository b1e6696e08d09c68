package dev.lexlog.store.postgres;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.lifecycle.Extent;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.IndexingProgress;
import dev.lexlog.store.lifecycle.Lease;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The generations of a database of their own, for the contracts, which know folders: closing them
/// closes the pool as well.
record FolderGenerations(PostgresDatabase database, Generations generations)
        implements Generations {
    static Generations open(Path folder) {
        return open(folder, () -> {});
    }

    static Generations open(Path folder, Runnable step) {
        var of = FolderDatabase.databaseOf(folder);
        var config = PostgresConfig.of(of.url(), of.user(), of.password());
        var database = PostgresDatabase.open(config);
        return new FolderGenerations(
                database, PostgresGenerations.open(database, VectorType.HALFVEC, step));
    }

    @Override
    public List<GenerationEntry> list() {
        return generations.list();
    }

    @Override
    public Optional<Standing> standing() {
        return generations.standing();
    }

    @Override
    public GenerationEntry begin(GenerationSettings first) {
        return generations.begin(first);
    }

    @Override
    public GenerationEntry order(RebuildOrder order) {
        return generations.order(order);
    }

    @Override
    public boolean move(int number, GenerationState from, GenerationState to) {
        return generations.move(number, from, to);
    }

    @Override
    public boolean promote(int number) {
        return generations.promote(number);
    }

    @Override
    public boolean goLive(int number) {
        return generations.goLive(number);
    }

    @Override
    public OptionalInt former() {
        return generations.former();
    }

    @Override
    public void askVerification(int number) {
        generations.askVerification(number);
    }

    @Override
    public void verified(int number, GenerationEntry.Verification verification) {
        generations.verified(number, verification);
    }

    @Override
    public Generation open(int number) {
        return generations.open(number);
    }

    @Override
    public GenerationWriter loader(int number) {
        return generations.loader(number);
    }

    @Override
    public void index(int number) {
        generations.index(number);
    }

    @Override
    public Optional<IndexingProgress> indexing(int number) {
        return generations.indexing(number);
    }

    @Override
    public Extent extent(int number) {
        return generations.extent(number);
    }

    @Override
    public Map<LogPartition, Long> positions(int number) {
        return generations.positions(number);
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd(int number) {
        return generations.lastAtEnd(number);
    }

    @Override
    public void drop(int number) {
        generations.drop(number);
    }

    @Override
    public Optional<Lease> lease(int number, String task) {
        return generations.lease(number, task);
    }

    @Override
    public void close() {
        try (database) {
            generations.close();
        }
    }
}
