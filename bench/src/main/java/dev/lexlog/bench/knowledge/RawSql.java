package dev.lexlog.bench.knowledge;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/// What one would write by hand for the same answers, over the tables of a stack that has ended. No
/// visibility, no HTTP: just the statement and its rows.
final class RawSql implements AutoCloseable {
    private final Connection connection;

    RawSql(Path data) throws SQLException {
        var file = data.resolve("generations/g1/lexlog.duckdb").toAbsolutePath();
        var properties = new Properties();
        properties.setProperty("threads", "2");
        properties.setProperty("memory_limit", "512MB");
        properties.setProperty("access_mode", "read_only");
        this.connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    }

    /// A page of entities with statistics behind this name; the name of the page's last entity, or
    /// nothing behind the last page.
    String page(String after, int limit) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        WITH page AS (
                            SELECT * FROM entities WHERE name_folded > ?
                            ORDER BY name_folded, id LIMIT ?)
                        SELECT page.*, count(c.id), count(DISTINCT c.document),
                               list(DISTINCT c.source)
                        FROM page
                        LEFT JOIN chunk_entities l ON l.entity_id = page.id
                        LEFT JOIN chunks c ON c.id = l.chunk_id
                        GROUP BY ALL
                        ORDER BY name_folded, id\
                        """)) {
            statement.setString(1, after);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                return last(rows);
            }
        }
    }

    /// How many co-occurring entities these have, ten each at most.
    int coOccurring(List<String> ids) throws SQLException {
        var marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT one.entity_id, other.entity_id, count(*) AS shared
                        FROM chunk_entities one
                        JOIN chunk_entities other ON other.chunk_id = one.chunk_id
                        WHERE one.entity_id IN (%s) AND other.entity_id <> one.entity_id
                        GROUP BY one.entity_id, other.entity_id
                        QUALIFY row_number() OVER (
                            PARTITION BY one.entity_id
                            ORDER BY count(*) DESC, other.entity_id) <= 10\
                        """
                                .formatted(marks))) {
            for (int i = 0; i < ids.size(); i++) {
                statement.setString(i + 1, ids.get(i));
            }
            try (var rows = statement.executeQuery()) {
                return count(rows);
            }
        }
    }

    private static String last(ResultSet rows) throws SQLException {
        var names = new ArrayList<String>();
        while (rows.next()) {
            names.add(rows.getString("name_folded"));
        }
        return names.isEmpty() ? "" : names.getLast();
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
