package dev.lexlog.worker.chunk;

import org.jspecify.annotations.Nullable;

/// The smallest part of a text that chunks are packed from, and the section it stands in (a heading
/// stands in the section that it opens).
record Block(Kind kind, int start, int end, @Nullable String section) {
    enum Kind {
        SHEET,
        HEADING,
        TABLE,
        LIST,
        CODE,
        PARAGRAPH
    }

    int length() {
        return end - start;
    }
}
