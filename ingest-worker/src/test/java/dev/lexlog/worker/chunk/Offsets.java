package dev.lexlog.worker.chunk;

import static java.util.Objects.requireNonNull;

/// The place of a piece that must have one.
final class Offsets {
    private Offsets() {}

    static int start(Piece piece) {
        return requireNonNull(piece.start());
    }

    static int end(Piece piece) {
        return requireNonNull(piece.end());
    }
}
