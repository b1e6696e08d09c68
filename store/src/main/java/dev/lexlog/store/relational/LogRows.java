package dev.lexlog.store.relational;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import java.util.function.Function;
import org.jooq.Record;

/// Rows of any table as the records that the log holds.
public final class LogRows {
    private LogRows() {}

    /// Reads a row of this table; `vector` reads the column that each engine has in its own type.
    public static Function<Record, LogRow> of(LogTable table, Function<Record, Embedding> vector) {
        return switch (table) {
            case DOCUMENTS -> Rows::document;
            case CHUNKS -> Rows::chunk;
            case CHUNK_POSITIONS -> Rows::chunkPosition;
            case EMBEDDINGS -> row -> Rows.embedding(row, vector.apply(row));
            case CHUNK_ENTITIES -> KnowledgeRows::link;
            case ENTITIES -> KnowledgeRows::entity;
            case RELATIONSHIPS -> KnowledgeRows::relationship;
            case GLOSSARY_TERMS -> TermRows::term;
            case GLOSSARY_HISTORY -> TermRows::edit;
            case SOURCE_HASHES -> KnowledgeRows::sourceHash;
            case RESOURCE_HASHES -> KnowledgeRows::resourceHash;
            case CLUSTERS -> KnowledgeRows::cluster;
        };
    }
}
