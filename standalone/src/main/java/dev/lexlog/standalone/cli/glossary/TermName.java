package dev.lexlog.standalone.cli.glossary;

import org.jspecify.annotations.Nullable;

/// What only one term of a user is called.
record TermName(@Nullable String domain, String folded) {}
