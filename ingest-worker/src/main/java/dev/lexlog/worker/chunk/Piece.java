package dev.lexlog.worker.chunk;

import org.jspecify.annotations.Nullable;

/// One chunk's text, the breadcrumb of the section in which it begins, and its place `[start, end)`
/// in code points of the content as published. The place is null for HTML. The text is exactly the
/// content at that place, except that later pieces of a split table begin with the table's header
/// row.
public record Piece(
        @Nullable String section, String text, @Nullable Integer start, @Nullable Integer end) {}
