package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import java.util.Objects;

/// A document's key in the state: `[session, domain, name]`, so that a session's documents are
/// neighbours. It is JSON, which holds no zero byte: what hangs on a document lies under its key, a
/// zero byte, and more.
public final class DocumentKey {
    private DocumentKey() {}

    public static String of(DocumentId id) {
        return Keys.array(id.session(), id.domain(), id.name());
    }

    public static DocumentId id(String key) {
        var parts = Keys.texts(key);
        return new DocumentId(parts.get(1), parts.get(0), Objects.requireNonNull(parts.get(2)));
    }

    /// What the keys of a session's documents begin with.
    public static String ofSession(String session) {
        var alone = Keys.array(session);
        return alone.substring(0, alone.length() - 1) + ',';
    }
}
