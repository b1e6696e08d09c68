package dev.lexlog.worker.event;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.PublishedChunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Short ways to say what a producer publishes.
public final class Events {
    private Events() {}

    public static DocumentEvent published(String name, String content) {
        return event(name, content(content));
    }

    public static DocumentEvent removed(String name) {
        return event(name, new DocumentRemoved(null));
    }

    public static DocumentEvent ready(String name, PublishedChunk... chunks) {
        return event(name, chunks(List.of(chunks)));
    }

    public static DocumentEvent event(String name, DocumentChange change) {
        return event(null, null, name, null, change);
    }

    public static DocumentEvent event(
            @Nullable String domain,
            @Nullable String session,
            String name,
            @Nullable Instant at,
            DocumentChange change) {
        return new DocumentEvent(name, domain, session, "", at, change);
    }

    public static DocumentPublished content(String content) {
        return new DocumentPublished(
                "document", "document", "text/markdown", content, null, null, Map.of());
    }

    public static DocumentPublished chunks(List<PublishedChunk> chunks) {
        return new DocumentPublished(
                "document", "document", "text/markdown", null, chunks, null, Map.of());
    }

    public static PublishedChunk chunk(String content) {
        return new PublishedChunk(content, null, null, null, null);
    }

    public static PublishedChunk chunk(
            String content, byte @Nullable [] vector, @Nullable String model) {
        return new PublishedChunk(content, null, null, vector, model);
    }

    /// As a producer sends it.
    public static byte[] vector(float... values) {
        var buffer =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
