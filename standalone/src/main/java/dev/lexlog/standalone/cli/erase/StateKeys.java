package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.document.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which entries of the worker's state are about a subject: by their keys, and by the values of
/// those that name the first of several documents. A key is the name of its entries, U+0000, and
/// parts with U+0000 between them.
record StateKeys(Subject subject) {
    private static final String PART = "\0";
    private static final Set<String> CONTRIBUTED = Set.of("entities", "relationships");
    private static final String HOLDS_A_KEY = PART + "first" + PART;

    boolean isAbout(byte[] key, byte @Nullable [] value) {
        var text = text(key);
        return CONTRIBUTED.contains(store(key))
                ? isFrom(text)
                        || (value != null && text.contains(HOLDS_A_KEY) && isFrom(text(value)))
                : isOf(text);
    }

    /// By its last part, `[domain, session, name]`: what a document contributes to others.
    private boolean isFrom(String text) {
        var part = text.substring(text.lastIndexOf(PART) + 1);
        if (!part.startsWith("[")) {
            return false;
        }
        var document = Keys.documentId(part);
        return switch (subject) {
            case Subject.OfDocument(var id) -> id.equals(document);
            case Subject.OfSession(var id) -> id.equals(document.session());
        };
    }

    /// By its second part, `[session, domain, …]`.
    private boolean isOf(String text) {
        return switch (subject) {
            case Subject.OfDocument(var id) ->
                    (text + PART).contains(PART + DocumentKey.of(id) + PART);
            case Subject.OfSession(var id) ->
                    text.contains(PART + DocumentKey.ofSession(id))
                            || text.endsWith(PART + "session" + PART + id);
        };
    }

    static String store(byte[] key) {
        var text = text(key);
        int end = text.indexOf(PART);
        return end < 0 ? text : text.substring(0, end);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
