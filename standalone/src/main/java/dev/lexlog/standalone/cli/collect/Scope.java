package dev.lexlog.standalone.cli.collect;

import org.jspecify.annotations.Nullable;

/// Where documents go that do not say it themselves.
public record Scope(@Nullable String domain, @Nullable String session, String prefix) {}
