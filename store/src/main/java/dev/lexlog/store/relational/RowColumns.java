package dev.lexlog.store.relational;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Rows column by column, as in `schema.sql`; a vector comes last.
public final class RowColumns {
    private RowColumns() {}

    public static void write(LogRow row, ColumnSink to) throws SQLException {
        to.text(row.key());
        switch (row) {
            case Document document -> document(document, to);
            case Chunk chunk -> chunk(chunk, to);
            case ChunkPosition position -> position(position, to);
            case ChunkEmbedding embedding -> embedding(embedding, to);
            case ChunkEntity link -> link(link, to);
            case Entity entity -> entity(entity, to);
            case Relationship relationship -> relationship(relationship, to);
            case GlossaryTerm term -> term(term, to);
            case TermEdit edit -> edit(edit, to);
            case SourceHash hash -> sourceHash(hash, to);
            case ResourceHash hash -> resourceHash(hash, to);
            case TermCluster cluster -> cluster(cluster, to);
        }
    }

    private static void document(Document row, ColumnSink to) throws SQLException {
        to.text(row.id().domain())
                .text(row.id().session())
                .text(row.id().name())
                .text(row.source().wireName())
                .text(row.chunkType().wireName())
                .text(row.contentType())
                .text(row.contentHash())
                .integer(row.chunkCount())
                .text(row.sourceUrl())
                .text(Attributes.write(row.attributes()))
                .time(row.createdAt())
                .time(row.updatedAt());
    }

    private static void chunk(Chunk row, ColumnSink to) throws SQLException {
        origin(row.document(), row.user(), to)
                .text(row.source().wireName())
                .text(row.chunkType().wireName())
                .text(row.section())
                .text(row.content())
                .text(row.contentHash());
    }

    private static void position(ChunkPosition row, ColumnSink to) throws SQLException {
        to.integer(row.index()).integer(row.start()).integer(row.end()).time(row.updatedAt());
    }

    private static void embedding(ChunkEmbedding row, ColumnSink to) throws SQLException {
        origin(row.document(), row.user(), to)
                .text(row.source().wireName())
                .text(row.chunkType().wireName())
                .text(row.model())
                .vector(row.vector());
    }

    private static ColumnSink origin(DocumentId document, @Nullable String user, ColumnSink to)
            throws SQLException {
        return to.text(document.name()).text(document.domain()).text(document.session()).text(user);
    }

    private static void link(ChunkEntity row, ColumnSink to) throws SQLException {
        to.text(row.chunk().value())
                .text(row.entity().value())
                .decimal(row.confidence())
                .integer(row.mentions());
    }

    private static void entity(Entity row, ColumnSink to) throws SQLException {
        to.text(row.name())
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

    private static void relationship(Relationship row, ColumnSink to) throws SQLException {
        to.text(row.subjectName())
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

    private static void term(GlossaryTerm row, ColumnSink to) throws SQLException {
        var parent = row.parent();
        to.text(row.name())
                .text(row.nameFolded())
                .text(row.displayName())
                .text(row.definition())
                .text(row.domain())
                .text(parent == null ? null : parent.value())
                .text(row.parentVerb().name())
                .text(TermColumns.aliases(row))
                .text(row.semanticType().wireName())
                .text(row.cardinality().wireName())
                .text(row.plural())
                .text(TermColumns.tags(row))
                .text(row.owner())
                .text(row.status().wireName())
                .text(row.provenance().wireName())
                .text(row.canonicalSource())
                .flag(row.ignored())
                .text(row.session())
                .text(row.user())
                .time(row.createdAt())
                .time(row.updatedAt())
                .integer(row.revision())
                .text(row.lastActor());
    }

    private static void edit(TermEdit row, ColumnSink to) throws SQLException {
        to.text(row.term().value())
                .integer(row.number())
                .text(row.change())
                .text(row.details())
                .text(row.actor())
                .text(row.user())
                .text(row.domain())
                .text(row.session())
                .time(row.at());
    }

    private static void sourceHash(SourceHash row, ColumnSink to) throws SQLException {
        to.text(row.db()).text(row.api()).text(row.doc()).text(row.er()).time(row.updatedAt());
    }

    private static void resourceHash(ResourceHash row, ColumnSink to) throws SQLException {
        to.text(row.source())
                .text(row.type())
                .text(row.name())
                .text(row.contentHash())
                .time(row.updatedAt());
    }

    private static void cluster(TermCluster row, ColumnSink to) throws SQLException {
        to.text(row.domain())
                .text(row.session())
                .text(row.term())
                .text(row.termFolded())
                .integer(row.cluster())
                .time(row.computedAt());
    }
}
