package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// The identity of a document. The same name may live in two domains; null is "no domain" and "no
/// session" ({@link #of} reads `""` and `__base__` as null).
public record DocumentId(@Nullable String domain, @Nullable String session, String name) {
    public DocumentId {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a document name is not empty");
        }
    }

    /// From values as published, where `""` and `__base__` stand for "no domain".
    public static DocumentId of(@Nullable String domain, @Nullable String session, String name) {
        return new DocumentId(Scopes.domain(domain), Scopes.session(session), name);
    }
}
