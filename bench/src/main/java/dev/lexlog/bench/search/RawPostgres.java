package dev.lexlog.bench.search;

import dev.lexlog.bench.report.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The baseline: one connection that stays open and one prepared statement, down to the depth that
/// the API asks for. No transaction, no filter, no texts.
final class RawPostgres implements AutoCloseable {
    private static final int DEPTH = 50;
    private final Connection connection;
    private final PreparedStatement nearest;

    RawPostgres(DatabaseAddress database, String schema) throws SQLException {
        connection =
                DriverManager.getConnection(database.url(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    SET search_path = %s, public;
                    SET jit = off;
                    SET enable_sort = off;
                    SET hnsw.ef_search = 100\
                    """
                            .formatted(schema));
        }
        nearest =
                connection.prepareStatement(
                        "SELECT id, embedding <=> ?::halfvec AS distance FROM embeddings ORDER BY distance LIMIT "
                                + DEPTH);
    }

    List<String> nearest(float[] vector, int limit) throws SQLException {
        nearest.setString(1, Arrays.toString(vector));
        var ids = new ArrayList<String>();
        try (var rows = nearest.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids.subList(0, Math.min(limit, ids.size()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
