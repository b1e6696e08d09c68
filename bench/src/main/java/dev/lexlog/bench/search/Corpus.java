package dev.lexlog.bench.search;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Documents of ten chunks each, as rows of the log. Made when they are asked for: a hundred
/// thousand vectors are more than the heap should hold.
final class Corpus {
    static final int CHUNKS_A_DOCUMENT = 10;
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MIME_TYPE = "text/markdown";

    private final EmbeddingModel model;
    private final Mixture mixture;
    private final ZipfTexts texts;

    Corpus(long seed, EmbeddingModel model) {
        this.model = model;
        this.mixture = new Mixture(seed, model.dimension());
        this.texts = new ZipfTexts(seed);
    }

    EmbeddingModel model() {
        return model;
    }

    /// A question's vector and words.
    Question question(long index) {
        return new Question(texts.question(index), mixture.asked(index));
    }

    static String name(long document) {
        return "document-" + document;
    }

    /// The rows of one document: itself, then chunk, position and embedding of each chunk.
    List<LogRow> rows(long document) {
        var id = new DocumentId(null, null, name(document));
        var rows = new ArrayList<LogRow>();
        var contents = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < CHUNKS_A_DOCUMENT; i++) {
            long index = document * CHUNKS_A_DOCUMENT + i;
            var content = texts.text(index);
            addChunk(rows, id, content, i, start, mixture.stored(index));
            contents.add(content);
            start += content.length() + 2;
        }
        rows.addFirst(document(id, Hashes.content(String.join("\n\n", contents))));
        return rows;
    }

    private static Document document(DocumentId id, String contentHash) {
        return new Document(
                id,
                Source.DOCUMENT,
                ChunkType.DOCUMENT,
                MIME_TYPE,
                contentHash,
                CHUNKS_A_DOCUMENT,
                null,
                Map.of(),
                TIME,
                TIME);
    }

    private void addChunk(
            List<LogRow> rows,
            DocumentId document,
            String content,
            int index,
            int start,
            float[] vector) {
        var source = Source.DOCUMENT;
        var type = ChunkType.DOCUMENT;
        var id = ChunkId.of(document, null, source, type, null, content, 0);
        var hash = Hashes.content(content);
        rows.add(new Chunk(id, document, null, source, type, null, content, hash, null));
        rows.add(new ChunkPosition(id, index, start, start + content.length(), TIME));
        rows.add(
                new ChunkEmbedding(
                        id, document, null, source, type, model.name(), Embedding.of(vector)));
    }

    /// What a caller asks.
    @SuppressWarnings("ArrayRecordComponent")
    record Question(String text, float[] vector) {}
}
