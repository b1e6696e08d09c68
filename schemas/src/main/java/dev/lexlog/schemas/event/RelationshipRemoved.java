package dev.lexlog.schemas.event;

/// The relationship goes, and stays gone when it is extracted again.
public record RelationshipRemoved(String relationshipId) implements RelationshipChange {}
