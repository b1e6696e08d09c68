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
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.IndexingProgress;
import dev.lexlog.store.lifecycle.Lease;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.Standing;
import dev.lexlog.store.lifecycle.Standing.Reader;
import dev.lexlog.store.relational.CatalogRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// The generations of one folder, each in a folder of its own below it, beside the catalogue. One
/// process at a time may open it. Where both are locked, the catalogue comes first.
public final class EmbeddedGenerations implements Generations {
    private static final int FIRST = 1;

    private final Path folder;
    private final CatalogFile catalogue;
    private final InstantSource clock;
    private final Runnable step;
    private final Leases leases = new Leases();
    private final ConcurrentMap<Integer, GenerationHome> homes = new ConcurrentHashMap<>();

    private EmbeddedGenerations(
            Path folder, CatalogFile catalogue, InstantSource clock, Runnable step) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.clock = clock;
        this.step = step;
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
        return new EmbeddedGenerations(folder, catalogue, InstantSource.system(), step);
    }

    @Override
    public List<GenerationEntry> list() {
        return catalogue.with(CatalogRows::list);
    }

    @Override
    public Optional<Standing> standing() {
        return catalogue.with(rows ->
                rows.standing()
                        .map(standing -> {
                            var promoting = standing.promoting();
                            return new Standing(
                                    reader(rows.entry(standing.live())),
                                    promoting == null ? null : reader(rows.entry(promoting)));
                        }));
    }

    private Reader reader(GenerationEntry entry) {
        return new Reader(entry.number(), entry.settings(), opened(entry).positions());
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
            home(number).cancelIndexing();
        }
        return moved;
    }

    /// The mark is what the live one's tables hold: what a client was shown before a crash is in
    /// them, though not yet in the index that was opened again.
    @Override
    public boolean promote(int number) {
        return catalogue.with(rows -> {
            rows.entry(number);
            var live = opened(rows.entry(rows.standing().orElseThrow().live()));
            return rows.promote(number, live.durablePositions(), clock.instant());
        });
    }

    @Override
    public boolean goLive(int number) {
        return catalogue.with(rows -> {
            var entry = rows.entry(number);
            return entry.state() instanceof GenerationState.Promoting
                    && rows.goLive(number, opened(entry).positions(), clock.instant());
        });
    }

    @Override
    public OptionalInt former() {
        return catalogue.with(CatalogRows::former);
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
            return opened(entry);
        }
        throw not("to be read", entry);
    }

    @Override
    public GenerationWriter loader(int number) {
        var entry = entry(number);
        if (entry.state() instanceof Loading) {
            return new Loader(loaded(entry));
        }
        throw not("to be loaded", entry);
    }

    private static Unavailable not(String wanted, GenerationEntry entry) {
        var state = entry.state().wireName();
        return new Unavailable(
                "generation %d is %s, not %s".formatted(entry.number(), state, wanted), null);
    }

    @Override
    public void index(int number) {
        var entry = entry(number);
        home(number).index(entry.settings());
    }

    @Override
    public Optional<IndexingProgress> indexing(int number) {
        return home(entry(number).number()).indexing();
    }

    @Override
    public Extent extent(int number) {
        return new Extent(seen(number, this::rows), GenerationFiles.of(folder, number).bytes());
    }

    private long rows(GenerationEntry entry) {
        if (entry.state().folds()) {
            return opened(entry).rows();
        }
        return isLoaded(entry) ? loaded(entry).rows() : 0;
    }

    @Override
    public Map<LogPartition, Long> positions(int number) {
        return seen(number, this::positions);
    }

    private Map<LogPartition, Long> positions(GenerationEntry entry) {
        if (entry.state().folds()) {
            return opened(entry).positions();
        }
        var positions = new HashMap<LogPartition, Long>();
        if (isLoaded(entry)) {
            loaded(entry).positions().forEach((p, row) -> positions.put(p, row.position()));
        }
        return positions;
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd(int number) {
        return seen(number, this::lastAtEnd);
    }

    private Map<LogPartition, Instant> lastAtEnd(GenerationEntry entry) {
        if (entry.state().folds()) {
            return opened(entry).lastAtEnd();
        }
        return isLoaded(entry) ? loaded(entry).lastAtEnd() : Map.of();
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

    private static boolean isLoaded(GenerationEntry entry) {
        return entry.state() instanceof Loading || entry.state() instanceof Indexing;
    }

    private EmbeddedGeneration opened(GenerationEntry entry) {
        return home(entry.number()).generation(entry.settings());
    }

    private LoadingTables loaded(GenerationEntry entry) {
        return home(entry.number()).loading(entry.settings());
    }

    private GenerationHome home(int number) {
        return homes.computeIfAbsent(number, n -> new GenerationHome(folder, n, step));
    }

    private GenerationEntry entry(int number) {
        return catalogue.with(rows -> rows.entry(number));
    }

    @Override
    public void drop(int number) {
        var state = entry(number).state();
        if (!(state instanceof Retiring || state instanceof Retired)) {
            throw new IllegalArgumentException(
                    "generation %d is %s: only one that retires is dropped"
                            .formatted(number, state.wireName()));
        }
        var home = home(number);
        home.remove();
        homes.remove(number, home);
    }

    @Override
    public Optional<Lease> lease(int number, String task) {
        return leases.take(number, task);
    }

    @Override
    public void close() {
        homes.values().forEach(GenerationHome::close);
        catalogue.close();
    }
}
