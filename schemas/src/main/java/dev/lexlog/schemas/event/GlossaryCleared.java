package dev.lexlog.schemas.event;

import org.jspecify.annotations.Nullable;

/// All terms of the user go, or those made in a session.
public record GlossaryCleared(@Nullable String sessionId) implements GlossaryChange {}
