package dev.lexlog.store.embedded.duckdb;

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
import dev.lexlog.store.relational.Attributes;
import dev.lexlog.store.relational.Rows;
import dev.lexlog.store.relational.TermColumns;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Appends rows column by column, as in `schema.sql`.
final class RowAppender implements AutoCloseable {
    private final DuckDBAppender to;

    RowAppender(DuckDBAppender to) {
        this.to = to;
    }

    void append(LogRow row) throws SQLException {
        to.beginRow().append(row.key());
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
        }
        to.endRow();
    }

    private void document(Document row) throws SQLException {
        to.append(row.id().domain())
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

    private void chunk(Chunk row) throws SQLException {
        origin(row.document(), row.user())
                .append(row.source().wireName())
                .append(row.chunkType().wireName())
                .append(row.section())
                .append(row.content())
                .append(row.contentHash());
    }

    private void position(ChunkPosition row) throws SQLException {
        to.append(row.index());
        number(row.start());
        number(row.end());
        to.append(Rows.time(row.updatedAt()));
    }

    private void embedding(ChunkEmbedding row) throws SQLException {
        origin(row.document(), row.user())
                .append(row.source().wireName())
                .append(row.chunkType().wireName())
                .append(row.model())
                .append(row.vector().toArray());
    }

    private DuckDBAppender origin(DocumentId document, @Nullable String user) throws SQLException {
        return to.append(document.name())
                .append(document.domain())
                .append(document.session())
                .append(user);
    }

    private void link(ChunkEntity row) throws SQLException {
        to.append(row.chunk().value())
                .append(row.entity().value())
                .append(row.confidence())
                .append(row.mentions());
    }

    private void entity(Entity row) throws SQLException {
        to.append(row.name())
                .append(row.nameFolded())
                .append(row.displayName())
                .append(row.semanticType().wireName())
                .append(row.nerType())
                .append(row.domain())
                .append(row.session())
                .append(row.mentionCount())
                .append(row.documentCount())
                .append(Rows.time(row.createdAt()));
    }

    private void relationship(Relationship row) throws SQLException {
        to.append(row.subjectName())
                .append(row.subjectFolded())
                .append(row.verb())
                .append(row.objectName())
                .append(row.objectFolded())
                .append(row.sentence())
                .append(row.confidence())
                .append(row.verbCategory().wireName())
                .append(row.domain())
                .append(row.session())
                .append(row.userEdited())
                .append(Rows.time(row.createdAt()));
    }

    private void term(GlossaryTerm row) throws SQLException {
        var parent = row.parent();
        to.append(row.name())
                .append(row.nameFolded())
                .append(row.displayName())
                .append(row.definition())
                .append(row.domain())
                .append(parent == null ? null : parent.value())
                .append(row.parentVerb().name())
                .append(TermColumns.aliases(row))
                .append(row.semanticType().wireName())
                .append(row.cardinality().wireName())
                .append(row.plural())
                .append(TermColumns.tags(row))
                .append(row.owner())
                .append(row.status().wireName())
                .append(row.provenance().wireName())
                .append(row.canonicalSource())
                .append(row.ignored())
                .append(row.session())
                .append(row.user())
                .append(Rows.time(row.createdAt()))
                .append(Rows.time(row.updatedAt()))
                .append(row.revision())
                .append(row.lastActor());
    }

    private void edit(TermEdit row) throws SQLException {
        to.append(row.term().value())
                .append(row.number())
                .append(row.change())
                .append(row.details())
                .append(row.actor())
                .append(row.user())
                .append(row.domain())
                .append(row.session())
                .append(Rows.time(row.at()));
    }

    private void sourceHash(SourceHash row) throws SQLException {
        to.append(row.db())
                .append(row.api())
                .append(row.doc())
                .append(row.er())
                .append(Rows.time(row.updatedAt()));
    }

    private void resourceHash(ResourceHash row) throws SQLException {
        to.append(row.source())
                .append(row.type())
                .append(row.name())
                .append(row.contentHash())
                .append(Rows.time(row.updatedAt()));
    }

    private void cluster(TermCluster row) throws SQLException {
        to.append(row.domain())
                .append(row.session())
                .append(row.term())
                .append(row.termFolded())
                .append(row.cluster())
                .append(Rows.time(row.computedAt()));
    }

    private void number(@Nullable Integer value) throws SQLException {
        if (value == null) {
            to.appendNull();
            return;
        }
        to.append(value.intValue());
    }

    @Override
    public void close() throws SQLException {
        to.close();
    }
}
