package dev.lexlog.schemas.event;

/// The hash of one resource goes.
public record ResourceHashRemoved(String sourceId, String resourceType, String resourceName)
        implements HashChange {}
