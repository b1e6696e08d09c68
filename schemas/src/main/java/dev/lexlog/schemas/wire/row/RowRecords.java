package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import org.apache.avro.generic.IndexedRecord;

/// Rows of the log as Avro records and back.
public final class RowRecords {
    private RowRecords() {}

    public static IndexedRecord record(LogRow row) {
        var fields = Fields.empty(EventSchemas.of(row.table()));
        return switch (row) {
            case Document document -> DocumentRows.write(document, fields).record();
            case Chunk chunk -> ChunkRows.write(chunk, fields).record();
            case ChunkPosition position -> ChunkRows.write(position, fields).record();
            case ChunkEmbedding embedding -> ChunkRows.write(embedding, fields).record();
            case ChunkEntity link -> EntityRows.write(link, fields).record();
            case Entity entity -> EntityRows.write(entity, fields).record();
            case Relationship relationship -> RelationshipRows.write(relationship, fields).record();
            case GlossaryTerm term -> GlossaryRows.write(term, fields).record();
            case TermEdit edit -> GlossaryRows.write(edit, fields).record();
            case SourceHash hash -> HashRows.write(hash, fields).record();
            case ResourceHash hash -> HashRows.write(hash, fields).record();
            case TermCluster cluster -> ClusterRows.write(cluster, fields).record();
        };
    }

    public static LogRow row(LogTable table, Object datum) {
        var fields = Fields.of(datum);
        return switch (table) {
            case DOCUMENTS -> DocumentRows.document(fields);
            case CHUNKS -> ChunkRows.chunk(fields);
            case CHUNK_POSITIONS -> ChunkRows.position(fields);
            case EMBEDDINGS -> ChunkRows.embedding(fields);
            case CHUNK_ENTITIES -> EntityRows.link(fields);
            case ENTITIES -> EntityRows.entity(fields);
            case RELATIONSHIPS -> RelationshipRows.relationship(fields);
            case GLOSSARY_TERMS -> GlossaryRows.term(fields);
            case GLOSSARY_HISTORY -> GlossaryRows.edit(fields);
            case SOURCE_HASHES -> HashRows.source(fields);
            case RESOURCE_HASHES -> HashRows.resource(fields);
            case CLUSTERS -> ClusterRows.cluster(fields);
        };
    }
}
