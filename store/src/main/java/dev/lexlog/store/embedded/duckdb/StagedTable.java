package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.ChunkPositions.CHUNK_POSITIONS;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.relational.Attributes;
import dev.lexlog.store.relational.Rows;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// A log table and how its rows are appended, column by column as in `schema.sql`.
enum StagedTable {
    STAGED_DOCUMENTS(LogTable.DOCUMENTS, DOCUMENTS),
    STAGED_CHUNKS(LogTable.CHUNKS, CHUNKS),
    STAGED_CHUNK_POSITIONS(LogTable.CHUNK_POSITIONS, CHUNK_POSITIONS),
    STAGED_EMBEDDINGS(LogTable.EMBEDDINGS, EMBEDDINGS);

    private final LogTable table;
    private final String target;

    StagedTable(LogTable table, Table<?> target) {
        this.table = table;
        this.target = target.getName();
    }

    LogTable table() {
        return table;
    }

    String target() {
        return target;
    }

    String staging() {
        return "staged_" + target;
    }

    void append(LogRow row, DuckDBAppender to) throws SQLException {
        switch (row) {
            case Document document -> document(document, to);
            case Chunk chunk -> chunk(chunk, to);
            case ChunkPosition position -> position(position, to);
            case ChunkEmbedding embedding -> embedding(embedding, to);
        }
    }

    private static void document(Document row, DuckDBAppender to) throws SQLException {
        to.append(row.key())
                .append(row.id().domain())
                .append(row.id().session())
                .append(row.id().name())
                .append(row.source().wireName())
                .append(row.chunkType().wireName())
                .append(row.contentType())
                .append(row.contentHash())
                .append(row.chunkCount())
                .append(row.sourceUrl())
                .append(Attributes.write(row.attributes()))
                .append(Rows.time(row.createdAt()))
                .append(Rows.time(row.updatedAt()));
    }

    private static void chunk(Chunk row, DuckDBAppender to) throws SQLException {
        to.append(row.key())
                .append(row.document().name())
                .append(row.document().domain())
                .append(row.document().session())
                .append(row.user())
                .append(row.source().wireName())
                .append(row.chunkType().wireName())
                .append(row.section())
                .append(row.content())
                .append(row.contentHash());
    }

    private static void position(ChunkPosition row, DuckDBAppender to) throws SQLException {
        to.append(row.key()).append(row.index());
        number(row.start(), to);
        number(row.end(), to);
        to.append(Rows.time(row.updatedAt()));
    }

    private static void embedding(ChunkEmbedding row, DuckDBAppender to) throws SQLException {
        to.append(row.key())
                .append(row.document().name())
                .append(row.document().domain())
                .append(row.document().session())
                .append(row.user())
                .append(row.source().wireName())
                .append(row.chunkType().wireName())
                .append(row.model())
                .append(row.vector().toArray());
    }

    private static void number(@Nullable Integer value, DuckDBAppender to) throws SQLException {
        if (value == null) {
            to.appendNull();
            return;
        }
        to.append(value.intValue());
    }
}
