package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.PublishedChunk;
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
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary rows and events, with nulls, emoji, empty maps and long vectors.
final class Rows {
    private Rows() {}

    static Arbitrary<LogRow> rows() {
        return Arbitraries.oneOf(documents(), chunks(), positions(), embeddings());
    }

    static Arbitrary<DocumentEvent> events() {
        Arbitrary<DocumentChange> changes =
                Arbitraries.oneOf(published(), texts().injectNull(0.3).map(DocumentRemoved::new));
        return Combinators.combine(
                        names(),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        texts(),
                        times().filter(t -> !t.equals(Instant.EPOCH)).injectNull(0.3),
                        changes)
                .as(DocumentEvent::new);
    }

    static Arbitrary<String> texts() {
        var any = Arbitraries.strings().all().ofMaxLength(20).filter(Rows::isUnicode);
        return Arbitraries.oneOf(any, Arbitraries.of("", "😀 größer 数", "\u0000\u001f", "a\nb"));
    }

    private static Arbitrary<String> names() {
        return texts().filter(t -> !t.isEmpty());
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().map(Instant::ofEpochMilli);
    }

    private static Arbitrary<Map<String, String>> attributes() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
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

    private static Arbitrary<ChunkId> chunkIds() {
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
                        attributes(),
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

    private static Arbitrary<DocumentPublished> published() {
        var chunk =
                Combinators.combine(
                                texts(),
                                texts().injectNull(0.3),
                                texts().injectNull(0.3),
                                Arbitraries.bytes().array(byte[].class).injectNull(0.3),
                                texts().injectNull(0.3))
                        .as(PublishedChunk::new);
        return Combinators.combine(
                        texts(),
                        texts(),
                        texts(),
                        texts().injectNull(0.3),
                        chunk.list().ofMaxSize(3).injectNull(0.3),
                        texts().injectNull(0.3),
                        attributes())
                .as(DocumentPublished::new);
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
