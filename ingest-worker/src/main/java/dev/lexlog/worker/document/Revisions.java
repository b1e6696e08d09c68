package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.chunk.Chunker;
import dev.lexlog.worker.chunk.ChunkerSettings;
import dev.lexlog.worker.chunk.Piece;
import dev.lexlog.worker.document.Revision.PlacedChunk;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.DocumentCommand.Body;
import dev.lexlog.worker.rules.DocumentCommand.Publish;
import dev.lexlog.worker.rules.DocumentCommand.ReadyChunk;
import dev.lexlog.worker.rules.DocumentRules;
import dev.lexlog.worker.rules.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a published document's rows: chunks its content, and gives every chunk its id and place.
public final class Revisions {
    private final Chunker chunker;
    private final String settings;

    public Revisions(ChunkerSettings settings) {
        this.chunker = new Chunker(settings);
        this.settings = settings.fingerprint();
    }

    String fingerprint(Publish event) {
        return Fingerprint.of(event, settings, contentHash(event));
    }

    /// A hash of the document's row without its times. A change of the chunker's settings counts as
    /// a change of every document, even when its chunks come out the same (SEMANTICS §2).
    String rowHash(Document row) {
        var parts = new ArrayList<@Nullable Object>();
        parts.add(settings);
        parts.add(row.source().wireName());
        parts.add(row.chunkType().wireName());
        parts.add(row.contentType());
        parts.add(row.contentHash());
        parts.add(row.chunkCount());
        parts.add(row.sourceUrl());
        row.attributes().forEach((name, value) -> parts.add(Keys.array(name, value)));
        return Hashes.content(Keys.array(parts.toArray()));
    }

    /// Refuses what falls into too many chunks, before it makes rows of them.
    Checked<Revision> revise(Publish event, Instant createdAt) {
        return switch (event.body()) {
            case Body.Content(var content) -> {
                var pieces = chunker.chunk(content, event.contentType(), Limits.CHUNKS);
                yield DocumentRules.chunksFit(
                        pieces.count(),
                        () -> revision(event, createdAt, cut(event, pieces.kept())));
            }
            case Body.Ready(var chunks) ->
                    DocumentRules.chunksFit(
                            chunks.size(), () -> revision(event, createdAt, ready(event, chunks)));
        };
    }

    private static Revision revision(Publish event, Instant createdAt, List<PlacedChunk> chunks) {
        return new Revision(document(event, createdAt, chunks.size()), chunks, length(event));
    }

    private static String contentHash(Publish event) {
        return switch (event.body()) {
            case Body.Content(var content) -> Hashes.content(content);
            case Body.Ready(var chunks) ->
                    Hashes.content(chunks.stream().map(ReadyChunk::content).toList());
        };
    }

    private static @Nullable Integer length(Publish event) {
        return switch (event.body()) {
            case Body.Content(var content) -> content.codePointCount(0, content.length());
            case Body.Ready _ -> null;
        };
    }

    private static Document document(Publish event, Instant createdAt, int chunkCount) {
        return new Document(
                event.id(),
                event.source(),
                event.chunkType(),
                event.contentType(),
                contentHash(event),
                chunkCount,
                event.sourceUrl(),
                event.attributes(),
                createdAt,
                event.at());
    }

    private static List<PlacedChunk> cut(Publish event, List<Piece> pieces) {
        var ids = new ChunkIds(event.id(), event.source());
        var placed = new ArrayList<PlacedChunk>(pieces.size());
        for (var piece : pieces) {
            var ready = new ReadyChunk(piece.text(), piece.section(), event.chunkType(), null);
            placed.add(place(event, ids, ready, placed.size(), piece));
        }
        return placed;
    }

    private static List<PlacedChunk> ready(Publish event, List<ReadyChunk> chunks) {
        var ids = new ChunkIds(event.id(), event.source());
        var placed = new ArrayList<PlacedChunk>(chunks.size());
        for (var ready : chunks) {
            placed.add(place(event, ids, ready, placed.size(), null));
        }
        return placed;
    }

    private static PlacedChunk place(
            Publish event, ChunkIds ids, ReadyChunk ready, int index, @Nullable Piece piece) {
        var id = ids.next(ready.chunkType(), ready.section(), ready.content());
        var chunk =
                new Chunk(
                        id,
                        event.id(),
                        null,
                        event.source(),
                        ready.chunkType(),
                        ready.section(),
                        ready.content(),
                        Hashes.content(ready.content()),
                        ready.supplied());
        var start = piece == null ? null : piece.start();
        var end = piece == null ? null : piece.end();
        return new PlacedChunk(chunk, new ChunkPosition(id, index, start, end, event.at()));
    }
}
