package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.worker.rules.DocumentCommand.Body;
import dev.lexlog.worker.rules.DocumentCommand.Publish;
import dev.lexlog.worker.rules.DocumentCommand.ReadyChunk;
import java.util.ArrayList;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A hash over everything of an event that reaches a row, times apart, and the settings of the
/// chunker: equal fingerprints, equal rows, so nothing has to be chunked to see that.
final class Fingerprint {
    /// Raised when equal events come to give other rows.
    private static final int FORMAT = 1;

    private Fingerprint() {}

    static String of(Publish event, String chunkerSettings, String contentHash) {
        var parts = new ArrayList<@Nullable Object>();
        parts.add(FORMAT);
        parts.add(chunkerSettings);
        parts.add(event.source().wireName());
        parts.add(event.chunkType().wireName());
        parts.add(event.contentType());
        parts.add(event.sourceUrl());
        parts.add(event.attributes().size());
        event.attributes().forEach((name, value) -> parts.add(Keys.array(name, value)));
        parts.add(contentHash);
        switch (event.body()) {
            case Body.Content _ -> parts.add("content");
            case Body.Ready(var chunks) -> chunks.forEach(chunk -> parts.add(of(chunk)));
        }
        return Hashes.content(Keys.array(parts.toArray()));
    }

    private static String of(ReadyChunk chunk) {
        return Keys.array(
                chunk.section(),
                chunk.chunkType().wireName(),
                Hashes.content(chunk.content()),
                of(chunk.supplied()));
    }

    /// Null when there is no vector.
    static @Nullable String of(@Nullable SuppliedEmbedding supplied) {
        return supplied == null
                ? null
                : Keys.array(
                        supplied.model(),
                        Base64.getEncoder().encodeToString(supplied.vector().toBytes()));
    }
}
