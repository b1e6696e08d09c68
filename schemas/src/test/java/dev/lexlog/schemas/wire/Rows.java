package dev.lexlog.schemas.wire;

import static dev.lexlog.schemas.wire.Texts.maps;
import static dev.lexlog.schemas.wire.Texts.names;
import static dev.lexlog.schemas.wire.Texts.texts;
import static dev.lexlog.schemas.wire.Texts.times;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary rows, with nulls, emoji, empty maps and long vectors.
final class Rows {
    private Rows() {}

    static Arbitrary<LogRow> rows() {
        return Arbitraries.oneOf(
                documents(), chunks(), positions(), embeddings(), KnowledgeRows.rows());
    }

    private static Arbitrary<Embedding> vectors() {
        var values = Arbitraries.floats().between(-1, 1).array(float[].class);
        return Arbitraries.oneOf(values.ofSize(1024), values.ofMinSize(1).ofMaxSize(8))
                .map(Embedding::of);
    }

    private static Arbitrary<DocumentId> documentIds() {
        return Combinators.combine(texts().injectNull(0.3), texts().injectNull(0.3), names())
                .as(DocumentId::new);
    }

    static Arbitrary<ChunkId> chunkIds() {
        return names().map(ChunkId::new);
    }

    private static Arbitrary<Document> documents() {
        return Combinators.combine(
                        documentIds(),
                        Arbitraries.of(Source.values()),
                        Arbitraries.of(ChunkType.values()),
                        texts(),
                        Arbitraries.integers(),
                        texts().injectNull(0.3),
                        maps(),
                        times())
                .as((id, source, type, text, count, url, attributes, time) ->
                        new Document(
                                id,
                                source,
                                type,
                                "text/html",
                                text,
                                count,
                                url,
                                attributes,
                                time,
                                time));
    }

    private static Arbitrary<Chunk> chunks() {
        var supplied = Combinators.combine(names(), vectors()).as(SuppliedEmbedding::new);
        return Combinators.combine(
                        chunkIds(),
                        documentIds(),
                        texts().injectNull(0.3),
                        Arbitraries.of(Source.values()),
                        Arbitraries.of(ChunkType.values()),
                        texts().injectNull(0.3),
                        texts(),
                        supplied.injectNull(0.5))
                .as((id, document, user, source, type, section, text, vector) ->
                        new Chunk(id, document, user, source, type, section, text, "hash", vector));
    }

    private static Arbitrary<ChunkPosition> positions() {
        return Combinators.combine(
                        chunkIds(),
                        Arbitraries.integers(),
                        Arbitraries.integers().injectNull(0.3),
                        Arbitraries.integers().injectNull(0.3),
                        times())
                .as(ChunkPosition::new);
    }

    private static Arbitrary<ChunkEmbedding> embeddings() {
        return Combinators.combine(
                        chunkIds(),
                        documentIds(),
                        texts().injectNull(0.3),
                        Arbitraries.of(Source.values()),
                        Arbitraries.of(ChunkType.values()),
                        names(),
                        vectors())
                .as(ChunkEmbedding::new);
    }
}
