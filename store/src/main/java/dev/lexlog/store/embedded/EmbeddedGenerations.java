package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.embedded.duckdb.CatalogFile;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.GenerationTables;
import dev.lexlog.store.lifecycle.Extent;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.IndexingProgress;
import dev.lexlog.store.lifecycle.Lease;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.Standing;
import dev.lexlog.store.lifecycle.Standing.Reader;
import dev.lexlog.store.relational.CatalogContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// The generations of one folder, each in a folder of its own below it, beside the catalogue. One
/// process at a time may open it. Where both are locked, the catalogue comes first.
public final class EmbeddedGenerations implements Generations {
    private static final int FIRST = 1;

    private final Path folder;
    private final CatalogFile catalogue;
    private final GenerationHomes homes;
    private final InstantSource clock;
    private final Leases leases = new Leases();

    private EmbeddedGenerations(
            Path folder, CatalogFile catalogue, GenerationHomes homes, InstantSource clock) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.homes = homes;
        this.clock = clock;
    }

    /// Opens the generations of this folder, or makes an empty store there. A folder that is open
    /// elsewhere, or cannot be read, is a {@link Fault} that says what to do.
    public static EmbeddedGenerations open(Path folder) {
        return open(folder, () -> {});
    }

    /// `step` is run after every step of indexing and dropping.
    static EmbeddedGenerations open(Path folder, Runnable step) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Fault("cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
        var catalogue = CatalogFile.open(folder.resolve("catalogue.duckdb"));
        var homes = new GenerationHomes(folder, step);
        return new EmbeddedGenerations(folder, catalogue, homes, InstantSource.system());
    }

    @Override
    public List<GenerationEntry> list() {
        return catalogue.see(CatalogContents::entries);
    }

    @Override
    public Optional<Standing> standing() {
        return catalogue.see(contents ->
                contents.standing()
                        .map(standing -> {
                            var promoting = standing.promoting();
                            return new Standing(
                                    reader(contents.entry(standing.live())),
                                    promoting == null ? null : reader(contents.entry(promoting)));
                        }));
    }

    private Reader reader(GenerationEntry entry) {
        return new Reader(entry.number(), entry.settings(), homes.opened(entry).positions());
    }

    @Override
    public GenerationEntry begin(GenerationSettings first) {
        return catalogue.with(rows -> {
            var standing = rows.standing();
            var live =
                    standing.isPresent()
                            ? rows.entry(standing.get().live())
                            : rows.begin(adopted().orElse(first), clock.instant());
            checkPartitions(live.settings(), first);
            return live;
        });
    }

    /// What a version that had no catalogue left here.
    private Optional<GenerationSettings> adopted() {
        var file = GenerationFiles.of(folder, FIRST).database();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var database = DuckDatabase.open(file)) {
            return GenerationTables.adopt(database);
        }
    }

    private void checkPartitions(GenerationSettings live, GenerationSettings asked) {
        if (live.partitionCount() != asked.partitionCount()) {
            throw new Fault(
                    "%s was made with %d partitions, but %d are asked for: go back to the former number, or use another data folder"
                            .formatted(folder, live.partitionCount(), asked.partitionCount()));
        }
    }

    /// Files of that number can only be left of a store whose catalogue was deleted.
    @Override
    public GenerationEntry order(RebuildOrder order) {
        return catalogue.with(rows -> {
            var ordered = rows.order(order, clock.instant());
            GenerationFiles.of(folder, ordered.number()).remove(() -> {});
            return ordered;
        });
    }

    @Override
    public boolean move(int number, GenerationState from, GenerationState to) {
        boolean moved = catalogue.with(rows -> rows.move(number, from, to, clock.instant()));
        if (moved && from instanceof Indexing && !(to instanceof CatchingUp)) {
            homes.of(number).cancelIndexing();
        }
        return moved;
    }

    /// The mark is what the live one's tables hold: what a client was shown before a crash is in
    /// them, though not yet in the index that was opened again.
    @Override
    public boolean promote(int number) {
        return catalogue.with(rows -> {
            rows.entry(number);
            var live = homes.opened(rows.entry(rows.standing().orElseThrow().live()));
            return rows.promote(number, live.durablePositions(), clock.instant());
        });
    }

    @Override
    public boolean goLive(int number) {
        return catalogue.with(rows -> {
            var entry = rows.entry(number);
            return entry.state() instanceof GenerationState.Promoting
                    && rows.goLive(number, homes.opened(entry).positions(), clock.instant());
        });
    }

    @Override
    public OptionalInt former() {
        return catalogue.see(CatalogContents::former);
    }

    @Override
    public void askVerification(int number) {
        catalogue.with(rows -> {
            rows.askVerification(number, clock.instant());
            return number;
        });
    }

    @Override
    public void verified(int number, GenerationEntry.Verification verification) {
        catalogue.with(rows -> {
            rows.verified(number, verification);
            return number;
        });
    }

    @Override
    public Generation open(int number) {
        var entry = entry(number);
        if (entry.state().folds()) {
            return homes.opened(entry);
        }
        throw entry.isNot("to be read");
    }

    private GenerationEntry entry(int number) {
        return catalogue.see(contents -> contents.entry(number));
    }

    @Override
    public GenerationWriter loader(int number) {
        var entry = entry(number);
        if (entry.state() instanceof Loading) {
            return new Loader(homes.loaded(entry));
        }
        throw entry.isNot("to be loaded");
    }

    @Override
    public void index(int number) {
        var entry = entry(number);
        if (!(entry.state() instanceof Indexing)) {
            throw entry.isNot("to be indexed");
        }
        homes.of(number).index(entry.settings());
    }

    @Override
    public Optional<IndexingProgress> indexing(int number) {
        return homes.of(entry(number).number()).indexing();
    }

    @Override
    public Extent extent(int number) {
        return new Extent(seen(number, homes::rows), GenerationFiles.of(folder, number).bytes());
    }

    @Override
    public Map<LogPartition, Long> positions(int number) {
        return seen(number, homes::positions);
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd(int number) {
        return seen(number, homes::lastAtEnd);
    }

    /// Looks again where what was loading has been closed meanwhile, for it is a generation by
    /// then.
    private <T> T seen(int number, Function<GenerationEntry, T> look) {
        try {
            return look.apply(entry(number));
        } catch (Unavailable e) {
            return look.apply(entry(number));
        }
    }

    @Override
    public void drop(int number) {
        entry(number).checkRetires();
        homes.remove(number);
    }

    @Override
    public Optional<Lease> lease(int number, String task) {
        return leases.take(number, task);
    }

    @Override
    public void close() {
        homes.close();
        catalogue.close();
    }
}
