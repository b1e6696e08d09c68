package dev.lexlog.schemas.event;

/// Everything of the domain but terms goes.
public record DomainRemoved(String domainId) implements ScopeChange {
    @Override
    public String scopeId() {
        return domainId;
    }
}
