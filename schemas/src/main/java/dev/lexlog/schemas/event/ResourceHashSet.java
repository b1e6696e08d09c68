package dev.lexlog.schemas.event;

/// The hash of one resource of a source.
public record ResourceHashSet(
        String sourceId, String resourceType, String resourceName, String contentHash)
        implements HashChange {}
