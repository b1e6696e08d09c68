package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Rows as Lucene documents: a chunk has one for its text and one for its vector, for they arrive
/// from two topics. Each holds every column that a filter names.
final class ChunkDocuments {
    private ChunkDocuments() {}

    static Term key(LogTable table, String key) {
        return new Term(Fields.KEY, table.topicSuffix() + ":" + key);
    }

    static Document text(Chunk chunk) {
        var document =
                document(
                        LogTable.CHUNKS,
                        chunk.id(),
                        chunk.document(),
                        chunk.user(),
                        chunk.source(),
                        chunk.chunkType());
        document.add(new TextField(Fields.TEXT, chunk.searchableText(), Store.NO));
        return document;
    }

    static Document vector(ChunkEmbedding embedding) {
        var document =
                document(
                        LogTable.EMBEDDINGS,
                        embedding.id(),
                        embedding.document(),
                        embedding.user(),
                        embedding.source(),
                        embedding.chunkType());
        document.add(
                new KnnFloatVectorField(
                        Fields.VECTOR,
                        embedding.vector().toArray(),
                        VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    private static Document document(
            LogTable table,
            ChunkId id,
            DocumentId documentId,
            @Nullable String user,
            Source source,
            ChunkType chunkType) {
        var document = new Document();
        var key = key(table, id.value());
        document.add(new StringField(key.field(), key.bytes(), Store.NO));
        document.add(new SortedDocValuesField(Fields.ID, new BytesRef(id.value())));
        column(Fields.DOCUMENT, documentId.name(), document);
        column(Fields.DOMAIN, documentId.domain(), document);
        column(Fields.SESSION, documentId.session(), document);
        column(Fields.USER, user, document);
        column(Fields.SOURCE, source.wireName(), document);
        column(Fields.CHUNK_TYPE, chunkType.wireName(), document);
        return document;
    }

    private static void column(String name, @Nullable String value, Document document) {
        var term = value == null ? Fields.NONE : Fields.some(value);
        document.add(new StringField(name, term, Store.NO));
    }
}
