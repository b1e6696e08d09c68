package dev.lexlog.schemas.event;

/// A user agrees with what was extracted.
public record RelationshipApproved(String relationshipId) implements RelationshipChange {}
