package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.ChunkPositions.CHUNK_POSITIONS;
import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;
import static dev.lexlog.store.relational.generated.tables.GlossaryClusters.GLOSSARY_CLUSTERS;
import static dev.lexlog.store.relational.generated.tables.GlossaryHistory.GLOSSARY_HISTORY;
import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;
import static dev.lexlog.store.relational.generated.tables.Relationships.RELATIONSHIPS;
import static dev.lexlog.store.relational.generated.tables.ResourceHashes.RESOURCE_HASHES;
import static dev.lexlog.store.relational.generated.tables.SourceHashes.SOURCE_HASHES;

import dev.lexlog.schemas.model.LogTable;
import org.jooq.Record;
import org.jooq.Table;

/// The table that a log topic folds into.
public final class FoldedTable {
    private FoldedTable() {}

    public static Table<Record> of(LogTable table) {
        return switch (table) {
            case DOCUMENTS -> DOCUMENTS;
            case CHUNKS -> CHUNKS;
            case CHUNK_POSITIONS -> CHUNK_POSITIONS;
            case EMBEDDINGS -> EMBEDDINGS;
            case CHUNK_ENTITIES -> CHUNK_ENTITIES;
            case ENTITIES -> ENTITIES;
            case RELATIONSHIPS -> RELATIONSHIPS;
            case GLOSSARY_TERMS -> GLOSSARY_TERMS;
            case GLOSSARY_HISTORY -> GLOSSARY_HISTORY;
            case SOURCE_HASHES -> SOURCE_HASHES;
            case RESOURCE_HASHES -> RESOURCE_HASHES;
            case CLUSTERS -> GLOSSARY_CLUSTERS;
        };
    }
}
