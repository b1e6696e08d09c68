package dev.lexlog.schemas.event;

/// What happens to a document.
public sealed interface DocumentChange permits DocumentPublished, DocumentRemoved {}
