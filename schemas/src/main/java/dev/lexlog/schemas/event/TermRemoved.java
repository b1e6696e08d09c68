package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// The term goes. Its children become roots (`DETACH`) or go to its parent (`REPARENT`).
public record TermRemoved(@Nullable String termId, @Nullable String name, String children)
        implements GlossaryChange {}
