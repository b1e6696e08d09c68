package dev.lexlog.schemas.event;

/// What happens to the hashes of a source.
public sealed interface HashChange
        permits SourceHashSet, ResourceHashSet, ResourceHashRemoved, ResourceHashesCleared {
    String sourceId();
}
