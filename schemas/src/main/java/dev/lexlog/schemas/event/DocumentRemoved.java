package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// The document and all its chunks go. With `erase` also extractions that wait for the document and
/// what is remembered of its revisions: nothing appended before it comes back.
public record DocumentRemoved(@Nullable String reason, boolean erase) implements DocumentChange {
    public DocumentRemoved(@Nullable String reason) {
        this(reason, false);
    }
}
