package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// That this triple holds.
public record RelationshipAsserted(
        String subjectName,
        String verb,
        String objectName,
        @Nullable String sentence,
        double confidence,
        String verbCategory)
        implements RelationshipChange {}
