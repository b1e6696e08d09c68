package dev.lexlog.schemas.event;

/// The relationship keeps its id and is told with another verb.
public record VerbChanged(String relationshipId, String verb) implements RelationshipChange {}
