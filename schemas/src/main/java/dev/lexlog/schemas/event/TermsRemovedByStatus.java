package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// Every term of this status, and of this provenance unless null, goes; children become roots.
public record TermsRemovedByStatus(String status, @Nullable String provenance)
        implements GlossaryChange {}
