package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// The hashes of all resources of a source go, or of one type.
public record ResourceHashesCleared(String sourceId, @Nullable String resourceType)
        implements HashChange {}
