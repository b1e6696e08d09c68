package dev.lexlog.schemas.event;

/// What a user says of a relationship. It lies over what documents assert.
public sealed interface RelationshipChange
        permits RelationshipAsserted, VerbChanged, RelationshipApproved, RelationshipRemoved {}
