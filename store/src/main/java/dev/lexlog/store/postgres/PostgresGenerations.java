package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
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
import dev.lexlog.store.lifecycle.UnknownGeneration;
import dev.lexlog.store.relational.PositionRows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/// The generations of one database: a schema `lexlog_g<number>` each, and a schema `lexlog` that
/// says which there are. The database is the caller's to close.
public final class PostgresGenerations implements Generations {
    private static final int LOADERS = 2;

    private final PostgresDatabase database;
    private final VectorType vectors;
    private final Runnable step;
    private final Catalog catalog;
    private final InstantSource clock = InstantSource.system();
    private final Map<Integer, PostgresGeneration> opened = new ConcurrentHashMap<>();

    private PostgresGenerations(PostgresDatabase database, VectorType vectors, Runnable step) {
        this.database = database;
        this.vectors = vectors;
        this.step = step;
        this.catalog = new Catalog(database);
    }

    /// Connects to nothing yet. New generations keep their vectors as this type; one that is there
    /// keeps its own.
    public static PostgresGenerations open(PostgresDatabase database, VectorType vectors) {
        return open(database, vectors, () -> {});
    }

    /// `step` is run behind every step of indexing and dropping.
    static PostgresGenerations open(PostgresDatabase database, VectorType vectors, Runnable step) {
        return new PostgresGenerations(database, vectors, step);
    }

    @Override
    public List<GenerationEntry> list() {
        return catalog.read(List.of(), (_, rows) -> rows.contents().entries());
    }

    @Override
    public Optional<Standing> standing() {
        return new StandingQuery(database).now();
    }

    @Override
    public GenerationEntry begin(GenerationSettings first) {
        var live =
                catalog.change((sql, rows) -> {
                    var standing = rows.standing();
                    return standing.isPresent()
                            ? rows.entry(standing.get().live())
                            : rows.begin(made(sql, first), now());
                });
        int count = live.settings().partitionCount();
        if (count != first.partitionCount()) {
            throw new Fault(
                    "the generations of %s are of logs of %d partitions, but %d are configured: set them to %d, for a topic's partitions cannot be changed without losing its order"
                            .formatted(database.place(), count, first.partitionCount(), count));
        }
        return live;
    }

    /// The settings of the first generation, whose tables are made, unless they were there before
    /// there was a catalogue.
    private GenerationSettings made(DSLContext sql, GenerationSettings first) {
        if (GenerationSchema.exists(sql, 1)) {
            return Catalog.inSchema(sql, 1, first, GenerationSchema::adopt);
        }
        new GenerationSchema(database, 1, first, vectors).create(sql);
        return first;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// A schema of that number can only be left of a store whose catalogue was dropped.
    @Override
    public GenerationEntry order(RebuildOrder order) {
        new GenerationScripts(order.settings(), vectors);
        return catalog.change((sql, rows) -> {
            if (rows.standing().isEmpty()) {
                throw new Unavailable(
                        "%s holds no generation yet: start a projector, which makes the first"
                                .formatted(database.place()),
                        null);
            }
            var entry = rows.order(order, now());
            GenerationSchema.drop(sql, entry.number());
            new GenerationSchema(database, entry.number(), entry.settings(), vectors)
                    .createForLoading(sql);
            return entry;
        });
    }

    @Override
    public boolean move(int number, GenerationState from, GenerationState to) {
        boolean moved = catalog.change((_, rows) -> rows.move(number, from, to, now()));
        if (moved && from instanceof Indexing && !(to instanceof CatchingUp)) {
            new SchemaContents(database, number).endIndexing();
        }
        return moved;
    }

    @Override
    public boolean promote(int number) {
        return catalog.change((sql, rows) -> {
            rows.entry(number);
            int live = rows.standing().orElseThrow().live();
            return rows.promote(number, Catalog.heldPositions(sql, live), now());
        });
    }

    @Override
    public boolean goLive(int number) {
        return catalog.change(
                (sql, rows) -> rows.goLive(number, Catalog.positions(sql, number), now()));
    }

    @Override
    public OptionalInt former() {
        return catalog.read(OptionalInt.empty(), (_, rows) -> rows.contents().former());
    }

    @Override
    public void askVerification(int number) {
        catalog.change((_, rows) -> {
            rows.askVerification(number, now());
            return number;
        });
    }

    @Override
    public void verified(int number, GenerationEntry.Verification verification) {
        catalog.change((_, rows) -> {
            rows.verified(number, verification);
            return number;
        });
    }

    @Override
    public Generation open(int number) {
        var entry = entry(number);
        if (!entry.state().folds()) {
            throw entry.isNot("to be read");
        }
        return opened.computeIfAbsent(
                number,
                _ ->
                        PostgresGeneration.openExisting(
                                database, number, entry.settings(), vectorsOf(number)));
    }

    private GenerationEntry entry(int number) {
        return of(number, (_, entry) -> entry);
    }

    private <T> T of(int number, BiFunction<DSLContext, GenerationEntry, T> query) {
        return catalog.read(
                        Optional.<T>empty(),
                        (sql, rows) -> Optional.of(query.apply(sql, rows.entry(number))))
                .orElseThrow(() -> new UnknownGeneration(number, List.of()));
    }

    /// The server takes the words of texts apart, on one core for each session.
    @Override
    public int loaders() {
        return LOADERS;
    }

    @Override
    public GenerationWriter loader(int number) {
        return loader(number, Steps.UNWATCHED);
    }

    GenerationWriter loader(int number, Steps steps) {
        var entry = entry(number);
        if (!(entry.state() instanceof Loading)) {
            throw entry.isNot("to be loaded");
        }
        var schema = GenerationSchema.name(number);
        return new PostgresWriter(
                new WritingSessions(database, schema, WriterLimits.DEFAULT),
                new LoadWriter(number, vectorsOf(number), steps),
                steps,
                clock);
    }

    private VectorType vectorsOf(int number) {
        return catalog.read(vectors, (sql, _) -> vectorsOf(sql, number));
    }

    private VectorType vectorsOf(DSLContext sql, int number) {
        return Catalog.inSchema(sql, number, vectors, GenerationSchema::vectors);
    }

    @Override
    public void index(int number) {
        var entry = entry(number);
        if (!(entry.state() instanceof Indexing)) {
            throw entry.isNot("to be indexed");
        }
        new SchemaContents(database, number).endWriters();
        step.run();
        try (var session = IndexingSession.begin(database, number)) {
            session.run(steps(entry, vectorsOf(number)), step);
        }
    }

    private static List<IndexingStep> steps(GenerationEntry entry, VectorType vectors) {
        return IndexingStep.all(new GenerationScripts(entry.settings(), vectors));
    }

    @Override
    public Optional<IndexingProgress> indexing(int number) {
        return of(
                number,
                (sql, entry) ->
                        entry.state() instanceof Indexing
                                ? IndexingSession.progress(
                                        sql, number, steps(entry, vectorsOf(sql, number)))
                                : Optional.empty());
    }

    @Override
    public Extent extent(int number) {
        entry(number);
        return new SchemaContents(database, number).extent();
    }

    @Override
    public Map<LogPartition, Long> positions(int number) {
        return of(number, (sql, _) -> Catalog.positions(sql, number));
    }

    @Override
    public Map<LogPartition, Instant> lastAtEnd(int number) {
        return of(
                number,
                (sql, _) -> Catalog.inSchema(sql, number, Map.of(), PositionRows::lastAtEnd));
    }

    @Override
    public void drop(int number) {
        entry(number).checkRetires();
        opened.remove(number);
        var contents = new SchemaContents(database, number);
        contents.endIndexing();
        contents.endWriters();
        step.run();
        contents.drop();
        step.run();
    }

    @Override
    public Optional<Lease> lease(int number, String task) {
        return SessionLease.take(database, "lexlog lease %d %s".formatted(number, task));
    }

    @Override
    public void close() {
        // generations hold nothing of their own
    }
}
