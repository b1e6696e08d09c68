package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.TermEdit;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Rows as Lucene documents, one each, found by its key. Searches find a chunk's text and its
/// vector, which hold every column that a filter names; its place and its document's URL are only
/// read with a hit, by {@link StoredChunks}.
final class RowDocuments {
    /// Those whose rows are indexed; the others live in tables only.
    static final List<LogTable> TABLES =
            List.of(
                    LogTable.DOCUMENTS,
                    LogTable.CHUNKS,
                    LogTable.CHUNK_POSITIONS,
                    LogTable.EMBEDDINGS);

    private RowDocuments() {}

    static Term key(LogTable table, String key) {
        return new Term(Fields.KEY, table.topicSuffix() + ":" + key);
    }

    static Document document(LogRow row) {
        var document = new Document();
        var key = key(row.table(), row.key());
        document.add(new StringField(key.field(), key.bytes(), Store.NO));
        switch (row) {
            case Chunk chunk -> addText(chunk, document);
            case ChunkEmbedding embedding -> addVector(embedding, document);
            case ChunkPosition position -> addPlace(position, document);
            case dev.lexlog.schemas.model.Document about -> addUrl(about, document);
            case ChunkEntity _,
                    Entity _,
                    Relationship _,
                    GlossaryTerm _,
                    TermEdit _,
                    SourceHash _,
                    ResourceHash _,
                    TermCluster _ ->
                    throw new IllegalArgumentException("not indexed: " + key);
        }
        return document;
    }

    private static void addText(Chunk chunk, Document to) {
        addId(chunk.id(), to);
        addColumns(chunk.document(), chunk.user(), Store.YES, to);
        addKinds(chunk.source(), chunk.chunkType(), Store.YES, to);
        to.add(new TextField(Fields.TEXT, chunk.searchableText(), Store.NO));
        if (chunk.section() != null) {
            to.add(new StoredField(Fields.SECTION, chunk.section()));
        }
        to.add(new StoredField(Fields.CONTENT, chunk.content()));
        to.add(new StoredField(Fields.CONTENT_HASH, chunk.contentHash()));
    }

    private static void addVector(ChunkEmbedding embedding, Document to) {
        addId(embedding.id(), to);
        addColumns(embedding.document(), embedding.user(), Store.NO, to);
        addKinds(embedding.source(), embedding.chunkType(), Store.NO, to);
        to.add(
                new KnnFloatVectorField(
                        Fields.VECTOR,
                        embedding.vector().toArray(),
                        VectorSimilarityFunction.DOT_PRODUCT));
    }

    private static void addPlace(ChunkPosition position, Document to) {
        addNumber(Fields.CHUNK_INDEX, position.index(), to);
        if (position.start() != null) {
            addNumber(Fields.START, position.start(), to);
        }
        if (position.end() != null) {
            addNumber(Fields.END, position.end(), to);
        }
        addNumber(Fields.UPDATED_AT, position.updatedAt().toEpochMilli(), to);
    }

    private static void addUrl(dev.lexlog.schemas.model.Document about, Document to) {
        if (about.sourceUrl() != null) {
            to.add(new BinaryDocValuesField(Fields.SOURCE_URL, new BytesRef(about.sourceUrl())));
        }
    }

    private static void addId(ChunkId id, Document to) {
        to.add(new SortedDocValuesField(Fields.ID, new BytesRef(id.value())));
    }

    private static void addColumns(DocumentId id, @Nullable String user, Store store, Document to) {
        addColumn(Fields.DOCUMENT, id.name(), store, to);
        addColumn(Fields.DOMAIN, id.domain(), store, to);
        addColumn(Fields.SESSION, id.session(), store, to);
        addColumn(Fields.USER, user, store, to);
    }

    private static void addKinds(Source source, ChunkType type, Store store, Document to) {
        addColumn(Fields.SOURCE, source.wireName(), store, to);
        addColumn(Fields.CHUNK_TYPE, type.wireName(), store, to);
    }

    private static void addColumn(String name, @Nullable String value, Store store, Document to) {
        var term = value == null ? Fields.NONE : Fields.some(value);
        to.add(new StringField(name, term, store));
    }

    private static void addNumber(String name, long value, Document to) {
        to.add(new NumericDocValuesField(name, value));
    }
}
