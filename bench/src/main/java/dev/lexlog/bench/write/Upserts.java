package dev.lexlog.bench.write;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.LogRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The baseline: prepared upserts in JDBC batches, which the driver joins to statements of many
/// rows; one transaction a call.
final class Upserts implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement chunks;
    private final PreparedStatement positions;
    private final PreparedStatement links;

    Upserts(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        chunks =
                upsert(
                        "chunks",
                        "id, document, domain_id, session_id, user_id, source, chunk_type, section, content, content_hash");
        positions = upsert("chunk_positions", "id, chunk_index, \"start\", \"end\", updated_at");
        links = upsert("chunk_entities", "id, chunk_id, entity_id, confidence, mentions");
    }

    private PreparedStatement upsert(String table, String columns) throws SQLException {
        var names = List.of(columns.split(", "));
        var marks = String.join(", ", names.stream().map(_ -> "?").toList());
        var sets =
                String.join(
                        ", ",
                        names.stream().skip(1).map(name -> name + " = excluded." + name).toList());
        return connection.prepareStatement(
                "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s"
                        .formatted(table, columns, marks, sets));
    }

    void write(List<? extends LogRow> rows) throws SQLException {
        for (var row : rows) {
            switch (row) {
                case Chunk chunk -> add(chunk);
                case ChunkPosition position -> add(position);
                case ChunkEntity link -> add(link);
                default -> throw new IllegalArgumentException("no upsert for " + row.table());
            }
        }
        chunks.executeBatch();
        positions.executeBatch();
        links.executeBatch();
        connection.commit();
    }

    private void add(Chunk row) throws SQLException {
        set(
                chunks,
                row.id().value(),
                row.document().name(),
                row.document().domain(),
                row.document().session(),
                row.user(),
                row.source().wireName(),
                row.chunkType().wireName(),
                row.section(),
                row.content(),
                row.contentHash());
    }

    private void add(ChunkPosition row) throws SQLException {
        var time = row.updatedAt().atOffset(ZoneOffset.UTC);
        set(positions, row.id().value(), row.index(), row.start(), row.end(), time);
    }

    private void add(ChunkEntity row) throws SQLException {
        set(
                links,
                row.key(),
                row.chunk().value(),
                row.entity().value(),
                row.confidence(),
                row.mentions());
    }

    private static void set(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
