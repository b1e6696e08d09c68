package dev.lexlog.worker.rules;

import static dev.lexlog.schemas.failure.ReasonCode.CONTENT_AND_CHUNKS;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LARGE;
import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_CHUNK_TYPE;

import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.worker.rules.DocumentCommand.Body;
import dev.lexlog.worker.rules.DocumentCommand.ReadyChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules about what was published: content to be chunked, or ready chunks.
record BodyRules(VectorRules vectors) {
    Checked<Body> read(DocumentPublished event, ChunkType documentType) {
        var content = event.content();
        var chunks = event.chunks();
        if (content != null && chunks == null) {
            return content(content);
        }
        if (content == null && chunks != null) {
            return ready(chunks, documentType);
        }
        return Checked.bad(
                CONTENT_AND_CHUNKS,
                "content and chunks are both "
                        + (content == null ? "null" : "given")
                        + ": send exactly one of them");
    }

    static Checked<ChunkType> chunkType(String what, String name) {
        var type = ChunkType.named(name);
        return type.isPresent()
                ? Checked.good(type.get())
                : Checked.bad(
                        UNKNOWN_CHUNK_TYPE,
                        "%s is %s, but one of %s is expected"
                                .formatted(what, TextRules.shown(name), ChunkType.wireNames()));
    }

    private static Checked<Body> content(String content) {
        return Rules.unless(
                Rules.first(
                        () -> contentFits(TextRules.utf8Length(content)),
                        () -> TextRules.noNul("content", content)),
                () -> Checked.good(new Body.Content(content)));
    }

    private Checked<Body> ready(List<PublishedChunk> chunks, ChunkType documentType) {
        long bytes = chunks.stream().mapToLong(c -> TextRules.utf8Length(c.content())).sum();
        return Rules.unless(
                Rules.first(() -> chunksFit(chunks.size()), () -> contentFits(bytes)),
                () -> eachReady(chunks, documentType));
    }

    static Optional<Refusal> chunksFit(int chunks) {
        return chunks <= Limits.CHUNKS
                ? Optional.empty()
                : TextRules.refusal(
                        TOO_LARGE,
                        "the document has %,d chunks, the most is %,d: split the document"
                                .formatted(chunks, Limits.CHUNKS));
    }

    private static Optional<Refusal> contentFits(long bytes) {
        return bytes <= Limits.CONTENT_BYTES
                ? Optional.empty()
                : TextRules.refusal(
                        TOO_LARGE,
                        "the content has %,d bytes in UTF-8, the most is %,d: split the document"
                                .formatted(bytes, Limits.CONTENT_BYTES));
    }

    private Checked<Body> eachReady(List<PublishedChunk> chunks, ChunkType documentType) {
        var ready = new ArrayList<ReadyChunk>(chunks.size());
        for (int i = 0; i < chunks.size(); i++) {
            switch (readyChunk("chunk " + i, chunks.get(i), documentType)) {
                case Checked.Good<ReadyChunk>(var chunk) -> ready.add(chunk);
                case Checked.Bad<ReadyChunk>(var refusal) -> {
                    return new Checked.Bad<>(refusal);
                }
            }
        }
        return Checked.good(new Body.Ready(ready));
    }

    private Checked<ReadyChunk> readyChunk(
            String what, PublishedChunk chunk, ChunkType documentType) {
        var named = chunk.chunkType();
        var type =
                named == null
                        ? Checked.good(documentType)
                        : chunkType("chunk_type of " + what, named);
        return type.then(t ->
                Rules.unless(
                        Rules.first(
                                () -> TextRules.noNul(what, chunk.content()),
                                () -> TextRules.noNul("section of " + what, chunk.section())),
                        () ->
                                vectors.read(what, chunk)
                                        .then(v -> Checked.good(ready(chunk, t, v)))));
    }

    private static ReadyChunk ready(
            PublishedChunk chunk, ChunkType type, Optional<SuppliedEmbedding> supplied) {
        return new ReadyChunk(chunk.content(), chunk.section(), type, supplied.orElse(null));
    }
}
