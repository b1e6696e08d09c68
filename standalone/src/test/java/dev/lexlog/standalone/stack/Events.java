package dev.lexlog.standalone.stack;

import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import java.util.Map;

/// Events with nothing but what a test is about.
final class Events {
    private Events() {}

    static DocumentEvent of(String name, DocumentChange change) {
        return new DocumentEvent(name, null, null, "", null, change);
    }

    static DocumentPublished markdown(String content) {
        return new DocumentPublished(
                "document", "document", "text/markdown", content, null, null, Map.of());
    }
}
