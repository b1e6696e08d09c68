package dev.lexlog.schemas.event;

/// Which scope goes. `scopeId` is the record key.
public sealed interface ScopeChange permits SessionEnded, DomainRemoved, SourceCleared {
    String scopeId();
}
