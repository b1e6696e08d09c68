package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// The term found by id or name is called `newName`; the old name becomes an alias.
public record TermRenamed(@Nullable String termId, @Nullable String name, String newName)
        implements GlossaryChange {}
