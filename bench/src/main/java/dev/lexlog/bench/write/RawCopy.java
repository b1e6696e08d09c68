package dev.lexlog.bench.write;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The baseline: binary COPY straight into the tables; one transaction a call.
final class RawCopy implements AutoCloseable {
    private static final byte[] HEADER =
            "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final String ORIGIN =
            "id, document, domain_id, session_id, user_id, source, chunk_type, ";
    private static final int PIECE = 1 << 16;

    private final Connection connection;

    RawCopy(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    void write(List<Chunk> chunks, List<ChunkEmbedding> embeddings)
            throws SQLException, IOException {
        copy("chunks", ORIGIN + "section, content, content_hash", chunks);
        copy("embeddings", ORIGIN + "embedding_model, embedding", embeddings);
        connection.commit();
    }

    private void copy(String table, String columns, List<? extends LogRow> rows)
            throws SQLException, IOException {
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY %s (%s) FROM STDIN (FORMAT binary)"
                                        .formatted(table, columns));
        var bytes = new ByteArrayOutputStream(2 * PIECE);
        var to = new DataOutputStream(bytes);
        to.write(HEADER);
        for (var row : rows) {
            add(row, to);
            if (bytes.size() >= PIECE) {
                copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
                bytes.reset();
            }
        }
        to.writeShort(-1);
        copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
        copy.endCopy();
    }

    private static void add(LogRow row, DataOutputStream to) throws IOException {
        switch (row) {
            case Chunk chunk -> {
                to.writeShort(10);
                origin(chunk.key(), chunk.document(), chunk.user(), to);
                text(chunk.source().wireName(), to);
                text(chunk.chunkType().wireName(), to);
                text(chunk.section(), to);
                text(chunk.content(), to);
                text(chunk.contentHash(), to);
            }
            case ChunkEmbedding embedding -> {
                to.writeShort(9);
                origin(embedding.key(), embedding.document(), embedding.user(), to);
                text(embedding.source().wireName(), to);
                text(embedding.chunkType().wireName(), to);
                text(embedding.model(), to);
                vector(embedding.vector().toArray(), to);
            }
            default -> throw new IllegalArgumentException("no copy of " + row.table());
        }
    }

    private static void origin(
            String id, DocumentId document, @Nullable String user, DataOutputStream to)
            throws IOException {
        text(id, to);
        text(document.name(), to);
        text(document.domain(), to);
        text(document.session(), to);
        text(user, to);
    }

    private static void text(@Nullable String value, DataOutputStream to) throws IOException {
        if (value == null) {
            to.writeInt(-1);
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static void vector(float[] values, DataOutputStream to) throws IOException {
        to.writeInt(4 + 2 * values.length);
        to.writeShort(values.length);
        to.writeShort(0);
        for (float value : values) {
            to.writeShort(Float.floatToFloat16(value));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
