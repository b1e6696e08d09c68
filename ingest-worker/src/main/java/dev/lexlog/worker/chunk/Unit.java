package dev.lexlog.worker.chunk;

import org.jspecify.annotations.Nullable;

/// What is never cut: a block, or one line of a block that had to be split, together with the
/// headings directly in front of it. `section` is the one in which it begins.
record Unit(int start, int end, @Nullable String section, boolean headed) {}
