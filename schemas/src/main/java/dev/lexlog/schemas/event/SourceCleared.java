package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// The documents of a source go (`schema`, `api`, `document`, `entity_resolution`), in one domain
/// or in all.
public record SourceCleared(String source, @Nullable String domainId) implements ScopeChange {
    @Override
    public String scopeId() {
        return source;
    }
}
