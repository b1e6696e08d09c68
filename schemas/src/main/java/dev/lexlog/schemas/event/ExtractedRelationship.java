package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// That a document asserts a relationship.
public record ExtractedRelationship(
        String subjectName,
        String verb,
        String objectName,
        @Nullable String sentence,
        double confidence,
        String verbCategory) {}
