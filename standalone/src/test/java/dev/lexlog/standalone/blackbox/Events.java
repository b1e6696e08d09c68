package dev.lexlog.standalone.blackbox;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import java.util.Map;

/// Events with nothing but what a test is about.
public final class Events {
    private Events() {}

    /// Markdown without a domain.
    public static DocumentEvent document(String name, String content) {
        return document(name, markdown(content));
    }

    public static DocumentEvent document(String name, DocumentChange change) {
        return new DocumentEvent(name, null, null, "", null, change);
    }

    public static DocumentEvent removal(String name) {
        return document(name, new DocumentRemoved(null));
    }

    public static DocumentPublished markdown(String content) {
        return new DocumentPublished(
                "document", "document", "text/markdown", content, null, null, Map.of());
    }
}
