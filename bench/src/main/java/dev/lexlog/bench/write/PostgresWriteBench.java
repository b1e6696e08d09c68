package dev.lexlog.bench.write;

import dev.lexlog.bench.report.Conditions;
import dev.lexlog.bench.report.DatabaseAddress;
import dev.lexlog.bench.report.Goal;
import dev.lexlog.bench.report.Report;
import dev.lexlog.bench.report.Row;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.postgres.PostgresDatabase;
import dev.lexlog.store.postgres.PostgresGeneration;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows through the writer of a generation, and the same rows by the driver alone into tables of
/// the same shape, in turns. The schemas are dropped before and after.
public final class PostgresWriteBench {
    private static final int GENERATION = 9_002;
    private static final int BASELINE = 9_003;

    /// A projector's poll.
    private static final int ROWS_A_BATCH = 2_000;

    private static final int ROWS_AN_UPSERT_TRANSACTION = 1_000;
    private static final int TURN = 8_000;
    private static final double LEAST_TIMES_UPSERTS = 3;
    private static final double LEAST_TIMES_COPY = 0.8;

    private final Conditions conditions;
    private final Report report;
    private final DatabaseAddress address;
    private final MadeRows rows;

    public PostgresWriteBench(Conditions conditions, Report report, String database) {
        this.conditions = conditions;
        this.report = report;
        this.address = DatabaseAddress.of(database);
        this.rows = new MadeRows(conditions.seed());
    }

    public void run() throws IOException {
        try {
            inFreshSchemas("postgres writes positions and links", this::withoutTexts);
            inFreshSchemas("postgres writes chunks, positions and links", this::withTexts);
            inFreshSchemas("postgres writes chunks with vectors", this::withVectors);
            drop();
        } catch (SQLException e) {
            throw new IOException("PostgreSQL failed: " + e.getMessage(), e);
        }
    }

    private void inFreshSchemas(String what, Measurement measurement)
            throws IOException, SQLException {
        report.progress(what);
        drop();
        var model = new EmbeddingModel(MadeRows.MODEL, MadeRows.DIMENSION);
        var settings = new GenerationSettings(model, "english", 1);
        try (var database = PostgresDatabase.open(address.config());
                var generation = PostgresGeneration.open(database, GENERATION, settings);
                var baseline = PostgresGeneration.open(database, BASELINE, settings)) {
            measurement.run(new Batches(generation.writer()), baseline.number());
        }
    }

    private void withoutTexts(Batches batches, int baseline) throws SQLException, IOException {
        relational("positions and links", false, batches, baseline);
    }

    /// Most of the time is the server's, which takes the words out of each text.
    private void withTexts(Batches batches, int baseline) throws SQLException, IOException {
        relational("chunks, positions and links", true, batches, baseline);
    }

    private void relational(String what, boolean texts, Batches batches, int baseline)
            throws SQLException, IOException {
        var ours = new Speed();
        var theirs = new Speed();
        int chunks = conditions.size(96_000, 16_000) / 3;
        try (var upserts = new Upserts(connect(baseline, "?reWriteBatchedInserts=true"))) {
            for (int from = 0; from < chunks; from += TURN / 3) {
                var turn = relational(from, Math.min(chunks, from + TURN / 3), texts);
                for (var batch : cut(turn, ROWS_A_BATCH)) {
                    ours.time(batch.size(), () -> batches.write(batch));
                }
                for (var batch : cut(turn, ROWS_AN_UPSERT_TRANSACTION)) {
                    theirs.time(batch.size(), () -> upserts.write(batch));
                }
            }
        }
        double times = ours.rowsASecond() / theirs.rowsASecond();
        report.add(
                row(
                        "projector into PostgreSQL, %,d rows: %s".formatted(ours.rows, what),
                        ours,
                        "batched upserts " + theirs.cell(),
                        times,
                        Goal.atLeast(LEAST_TIMES_UPSERTS, times, "×")));
    }

    private List<LogRow> relational(int from, int to, boolean texts) {
        var turn = new ArrayList<LogRow>();
        for (int i = from; i < to; i++) {
            var chunk = rows.chunk(i);
            if (texts) {
                turn.add(chunk);
            }
            turn.add(rows.position(chunk, i));
            turn.add(rows.link(chunk, i));
        }
        return turn;
    }

    private void withVectors(Batches batches, int baseline) throws SQLException, IOException {
        dropIndexes(GENERATION);
        dropIndexes(baseline);
        var ours = new Speed();
        var theirs = new Speed();
        int chunks = conditions.size(20_000, 4_000);
        int turn = ROWS_A_BATCH / 2;
        try (var copy = new RawCopy(connect(baseline, ""))) {
            for (int from = 0; from < chunks; from += turn) {
                var texts = new ArrayList<Chunk>();
                var vectors = new ArrayList<ChunkEmbedding>();
                for (int i = from; i < from + turn; i++) {
                    var chunk = rows.chunk(i);
                    texts.add(chunk);
                    vectors.add(rows.embedding(chunk, i));
                }
                var both = new ArrayList<LogRow>(texts);
                both.addAll(vectors);
                ours.time(both.size(), () -> batches.write(both));
                theirs.time(both.size(), () -> copy.write(texts, vectors));
            }
        }
        double times = ours.rowsASecond() / theirs.rowsASecond();
        report.add(
                row(
                        "projector into PostgreSQL without indexes, %,d chunks × %,d"
                                .formatted(chunks, MadeRows.DIMENSION),
                        ours,
                        "raw binary COPY " + theirs.cell(),
                        times,
                        Goal.atLeast(LEAST_TIMES_COPY, times, "×")));
    }

    private static Row row(String what, Speed ours, String baseline, double times, Goal goal) {
        return new Row(
                what, ours.cell(), baseline, String.format(Locale.ROOT, "%.2f ×", times), goal);
    }

    private static List<List<LogRow>> cut(List<LogRow> rows, int size) {
        var pieces = new ArrayList<List<LogRow>>();
        for (int from = 0; from < rows.size(); from += size) {
            pieces.add(rows.subList(from, Math.min(rows.size(), from + size)));
        }
        return pieces;
    }

    private Connection connect(int generation, String parameters) throws SQLException {
        var connection =
                DriverManager.getConnection(
                        address.url() + parameters, address.user(), address.password());
        execute(connection, "SET search_path = lexlog_g%d, public".formatted(generation));
        return connection;
    }

    /// All but those that make keys unique.
    private void dropIndexes(int generation) throws SQLException {
        try (var connection = connect(generation, "")) {
            execute(
                    connection,
                    """
                    DO $$ DECLARE name text; BEGIN
                        FOR name IN SELECT indexrelid::regclass::text FROM pg_index
                            WHERE indrelid IN ('chunks'::regclass, 'embeddings'::regclass) AND NOT indisunique
                        LOOP EXECUTE 'DROP INDEX ' || name; END LOOP;
                    END $$
                    """);
        }
    }

    private void drop() throws SQLException {
        try (var connection = connect(GENERATION, "")) {
            execute(connection, "DROP SCHEMA IF EXISTS lexlog_g%d CASCADE".formatted(GENERATION));
            execute(connection, "DROP SCHEMA IF EXISTS lexlog_g%d CASCADE".formatted(BASELINE));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Measurement {
        void run(Batches batches, int baseline) throws SQLException, IOException;
    }

    private interface Write {
        void run() throws SQLException, IOException;
    }

    /// Rows and the time they took.
    private static final class Speed {
        private long rows;
        private long nanos;

        private void time(int written, Write write) throws SQLException, IOException {
            long begin = System.nanoTime();
            write.run();
            nanos += System.nanoTime() - begin;
            rows += written;
        }

        private double rowsASecond() {
            return rows / (nanos / 1e9);
        }

        private String cell() {
            return String.format(Locale.ROOT, "%,.0f rows/s", rowsASecond());
        }
    }
}
