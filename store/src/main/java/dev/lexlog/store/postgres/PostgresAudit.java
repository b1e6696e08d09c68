package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.relational.PositionRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;

/// One snapshot of a generation's schema on a connection of its own, without limits of time.
final class PostgresAudit implements Audit {
    /// A graph that pgvector builds may have no link to an element: here and there one, of 300,000
    /// of 1,024 dimensions with the defaults. Only an exact search finds it.
    private static final int VECTORS_FOR_ONE_MISSED = 1_000;

    private static final String BEGIN =
            """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0;
            """;

    /// Vectors as text are twice as long, and slow to read.
    private static final int BINARY_AT_ONCE = -1;

    private final PostgresDatabase database;
    private final Connection connection;
    private final DSLContext sql;

    private PostgresAudit(PostgresDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.sql = PostgresDatabase.sql(connection);
    }

    static PostgresAudit begin(PostgresDatabase database, int generation) {
        var audit = new PostgresAudit(database, database.connect());
        try {
            audit.begin(generation);
            return audit;
        } catch (SQLException e) {
            audit.close();
            throw database.failure(e);
        }
    }

    private void begin(int generation) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(BEGIN + GenerationSchema.search(GenerationSchema.name(generation)));
        }
        connection.unwrap(PGConnection.class).setPrepareThreshold(BINARY_AT_ONCE);
    }

    @Override
    public Watermark watermark() {
        return read(tx -> PositionRows.watermark(PositionRows.all(tx)));
    }

    @Override
    public void rows(LogTable table, BiConsumer<String, LogRow> row) {
        read(tx -> {
            TableScan.rows(tx, table, found -> row.accept(found.key(), found));
            return table;
        });
    }

    @Override
    public List<ChunkId> unindexed(int atMost) {
        return read(tx -> new VectorIndexCheck(tx).unindexed(atMost));
    }

    @Override
    public long mayMiss(long vectors) {
        return vectors / VECTORS_FOR_ONE_MISSED;
    }

    @Override
    public List<Embedding> sample(int size, long seed) {
        return read(tx -> new VectorIndexCheck(tx).sample(size, seed));
    }

    @Override
    public List<Candidate> nearest(Embedding query, int limit) {
        return read(tx -> new VectorIndexCheck(tx).nearest(query, limit));
    }

    private <T> T read(Function<DSLContext, T> queries) {
        try {
            return queries.apply(sql);
        } catch (DataAccessException e) {
            throw database.failure(e);
        }
    }

    @Override
    public void close() {
        PostgresDatabase.end(connection);
    }
}
