package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.Reading;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.FencedTables;
import dev.lexlog.store.embedded.duckdb.GenerationTables;
import dev.lexlog.store.embedded.duckdb.TableScan;
import dev.lexlog.store.embedded.duckdb.TablesMoment;
import dev.lexlog.store.embedded.lucene.Analysers;
import dev.lexlog.store.embedded.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.Analyzer;

/// A generation in one folder, `g<number>`: a DuckDB file and a Lucene directory. One process at a
/// time may open it; any of its threads may read and write.
public final class EmbeddedGeneration implements Generation {
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(1_500);

    private final int number;
    private final GenerationSettings settings;
    private final DuckDatabase database;
    private final Projection projection;
    private final IndexCommits commits;
    private final Analyzer analyser;
    private final ExecutorService searches =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("index-search-", 0).factory());

    private EmbeddedGeneration(
            int number,
            GenerationSettings settings,
            DuckDatabase database,
            Projection projection,
            IndexCommits commits,
            Analyzer analyser) {
        this.number = number;
        this.settings = settings;
        this.database = database;
        this.projection = projection;
        this.commits = commits;
        this.analyser = analyser;
    }

    /// Opens generation `number` below `folder`, or makes it. A generation that was made with other
    /// settings, or is open elsewhere, is a {@link Fault} that says what to do.
    public static EmbeddedGeneration open(Path folder, int number, GenerationSettings settings) {
        return open(folder, number, settings, COMMIT_INTERVAL, Steps.UNWATCHED);
    }

    static EmbeddedGeneration open(
            Path folder,
            int number,
            GenerationSettings settings,
            Duration commitInterval,
            Steps steps) {
        var analyser = Analysers.named(settings.analyser());
        var home = folder.resolve("g" + number);
        createFolder(home);
        var database = DuckDatabase.open(home.resolve("lexlog.duckdb"));
        try {
            GenerationTables.createOrCheck(database, settings);
            var index = LuceneIndex.open(home.resolve("lucene"), settings);
            var projection = project(database, index, steps);
            var commits = IndexCommits.start(index, number, commitInterval);
            return new EmbeddedGeneration(
                    number, settings, database, projection, commits, analyser);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Projection project(DuckDatabase database, LuceneIndex index, Steps steps) {
        try {
            var tables = FencedTables.folding(database, InstantSource.system());
            return new Projection(tables, index, steps);
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private static void createFolder(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new Fault("cannot make the folder " + home + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public GenerationSettings settings() {
        return settings;
    }

    @Override
    public LexicalRanking lexical() {
        return LexicalRanking.BM25;
    }

    @Override
    public GenerationWriter writer() {
        return new EmbeddedWriter(projection, commits);
    }

    @Override
    public Reading read(Duration timeout) {
        var deadline = Deadline.after(timeout);
        return new EmbeddedReading(
                projection.acquire(), database, analyser, settings, searches, deadline);
    }

    void commitIndex() {
        commits.commit();
    }

    @Override
    public void close() {
        try (database;
                projection;
                commits;
                searches) {
            // in reverse: the last commit is under way no more when the index is closed
        }
    }

    /// What new readings reflect.
    Map<LogPartition, Long> positions() {
        return projection.watermark().positions();
    }

    /// What the tables hold for good; the index may be behind.
    Map<LogPartition, Long> durablePositions() {
        return TablesMoment.positions(database);
    }

    Map<LogPartition, Instant> lastAtEnd() {
        return projection.lastAtEnd();
    }

    long rows() {
        return TableScan.count(database);
    }

    @Override
    public Audit audit() {
        return projection.audit(database, searches);
    }

    @Override
    public LogRow stored(LogRow row) {
        return row;
    }
}
