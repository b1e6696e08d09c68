package dev.lexlog.bench.search;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.DatabaseAddress;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.postgres.PostgresDatabase;
import dev.lexlog.store.postgres.PostgresGeneration;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/// Fills a generation of a PostgreSQL, then searches it over HTTP and by SQL alone. The schema is
/// dropped before and after.
public final class PostgresSearchBench {
    private static final int DIMENSION = 1_024;
    private static final int GENERATION = 9_001;
    private static final String SCHEMA = "lexlog_g" + GENERATION;

    private final Conditions conditions;
    private final Report report;
    private final DatabaseAddress address;
    private final int chunks;

    public PostgresSearchBench(Conditions conditions, Report report, String database) {
        this.conditions = conditions;
        this.report = report;
        this.address = DatabaseAddress.of(database);
        this.chunks = conditions.size(100_000, 20_000);
    }

    public void run() throws IOException, InterruptedException {
        try {
            execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
            measure();
            execute("DROP SCHEMA " + SCHEMA + " CASCADE");
        } catch (SQLException e) {
            throw new IOException("PostgreSQL failed: " + e.getMessage(), e);
        }
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        var size = String.format(Locale.ROOT, "%,d × %,d", chunks, DIMENSION);
        var spec = "hashing:" + DIMENSION;
        try (var embedder = Embedders.create(spec, EmbedderConfig.defaults());
                var database = PostgresDatabase.open(address.config())) {
            var corpus = new Corpus(conditions.seed(), embedder.model());
            var settings = new GenerationSettings(corpus.model(), "english", Load.PARTITIONS);
            var generation = PostgresGeneration.open(database, GENERATION, settings);
            report.progress("filling PostgreSQL with " + size);
            fill(generation, corpus, size);
            var questions = new Questions(conditions, corpus);
            try (var comparison =
                    new PostgresComparison(generation, embedder, address, SCHEMA, questions)) {
                comparison.run(report, size);
            }
        }
    }

    /// The index is made behind the rows: what is measured here is searching.
    private void fill(PostgresGeneration generation, Corpus corpus, String size)
            throws IOException, InterruptedException, SQLException {
        execute("DROP INDEX " + SCHEMA + ".embeddings_on_vector");
        new Load(generation.writer()).all(corpus, chunks);
        report.progress("indexing");
        long begin = System.nanoTime();
        execute(
                "SET maintenance_work_mem = '1GB'",
                "SET search_path = " + SCHEMA + ", public",
                "CREATE INDEX ON embeddings USING hnsw (embedding halfvec_cosine_ops) WITH (m = 16, ef_construction = 64)",
                "VACUUM ANALYZE");
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.add(
                Row.of(
                        "HNSW built by PostgreSQL, " + size,
                        String.format(Locale.ROOT, "%.0f s", seconds)));
    }

    private void execute(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
