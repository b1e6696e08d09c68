package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// The document and all its chunks go.
public record DocumentRemoved(@Nullable String reason) implements DocumentChange {}
