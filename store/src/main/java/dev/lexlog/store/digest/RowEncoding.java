package dev.lexlog.store.digest;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import java.nio.ByteBuffer;

/// A row as bytes that no other row has: every column in the table's order. A chunk's supplied
/// vector is no column.
final class RowEncoding {
    private final Columns columns = new Columns();

    ByteBuffer hash(LogRow row) {
        var _ =
                switch (row) {
                    case Document document -> document(document);
                    case Chunk chunk -> chunk(chunk);
                    case ChunkPosition position -> position(position);
                    case ChunkEmbedding embedding -> embedding(embedding);
                    case ChunkEntity link -> link(link);
                    case Entity entity -> entity(entity);
                    case Relationship relationship -> relationship(relationship);
                    case GlossaryTerm term -> term(term);
                    case TermEdit edit -> edit(edit);
                    case SourceHash hash -> sourceHash(hash);
                    case ResourceHash hash -> resourceHash(hash);
                    case TermCluster cluster -> cluster(cluster);
                };
        return columns.hash();
    }

    private Columns document(Document row) {
        return columns.document(row.id())
                .text(row.source().wireName())
                .text(row.chunkType().wireName())
                .text(row.contentType())
                .text(row.contentHash())
                .number(row.chunkCount())
                .text(row.sourceUrl())
                .texts(row.attributes())
                .time(row.createdAt())
                .time(row.updatedAt());
    }

    private Columns chunk(Chunk row) {
        return columns.text(row.id().value())
                .document(row.document())
                .text(row.user())
                .text(row.source().wireName())
                .text(row.chunkType().wireName())
                .text(row.section())
                .text(row.content())
                .text(row.contentHash());
    }

    private Columns position(ChunkPosition row) {
        return columns.text(row.id().value())
                .number(row.index())
                .number(row.start())
                .number(row.end())
                .time(row.updatedAt());
    }

    private Columns embedding(ChunkEmbedding row) {
        return columns.text(row.id().value())
                .document(row.document())
                .text(row.user())
                .text(row.source().wireName())
                .text(row.chunkType().wireName())
                .text(row.model())
                .bytes(row.vector().toBytes());
    }

    private Columns link(ChunkEntity row) {
        return columns.text(row.chunk().value())
                .text(row.entity().value())
                .decimal(row.confidence())
                .number(row.mentions());
    }

    private Columns entity(Entity row) {
        return columns.text(row.id().value())
                .text(row.name())
                .text(row.nameFolded())
                .text(row.displayName())
                .text(row.semanticType().wireName())
                .text(row.nerType())
                .text(row.domain())
                .text(row.session())
                .number(row.mentionCount())
                .number(row.documentCount())
                .time(row.createdAt());
    }

    private Columns relationship(Relationship row) {
        return columns.text(row.id().value())
                .text(row.subjectName())
                .text(row.subjectFolded())
                .text(row.verb())
                .text(row.objectName())
                .text(row.objectFolded())
                .text(row.sentence())
                .decimal(row.confidence())
                .text(row.verbCategory().wireName())
                .text(row.domain())
                .text(row.session())
                .flag(row.userEdited())
                .time(row.createdAt());
    }

    private Columns term(GlossaryTerm row) {
        var parent = row.parent();
        columns.text(row.id().value())
                .text(row.name())
                .text(row.nameFolded())
                .text(row.displayName())
                .text(row.definition())
                .text(row.domain())
                .text(parent == null ? null : parent.value())
                .text(row.parentVerb().name())
                .texts(row.aliases())
                .text(row.semanticType().wireName())
                .text(row.cardinality().wireName())
                .text(row.plural())
                .number(row.tags().size());
        row.tags().forEach((name, values) -> columns.text(name).texts(values));
        return columns.text(row.owner())
                .text(row.status().wireName())
                .text(row.provenance().wireName())
                .text(row.canonicalSource())
                .flag(row.ignored())
                .text(row.session())
                .text(row.user())
                .time(row.createdAt())
                .time(row.updatedAt())
                .number(row.revision())
                .text(row.lastActor());
    }

    private Columns edit(TermEdit row) {
        return columns.text(row.term().value())
                .number(row.number())
                .text(row.change())
                .text(row.details())
                .text(row.actor())
                .text(row.user())
                .text(row.domain())
                .text(row.session())
                .time(row.at());
    }

    private Columns sourceHash(SourceHash row) {
        return columns.text(row.source())
                .text(row.db())
                .text(row.api())
                .text(row.doc())
                .text(row.er())
                .time(row.updatedAt());
    }

    private Columns resourceHash(ResourceHash row) {
        return columns.text(row.source())
                .text(row.type())
                .text(row.name())
                .text(row.contentHash())
                .time(row.updatedAt());
    }

    private Columns cluster(TermCluster row) {
        return columns.text(row.domain())
                .text(row.session())
                .text(row.term())
                .text(row.termFolded())
                .number(row.cluster())
                .time(row.computedAt());
    }
}
