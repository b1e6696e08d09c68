package dev.lexlog.worker.chunk;

import java.util.List;

/// A document's pieces: how many there are, and the first of them, as many as were asked for.
public record Pieces(List<Piece> kept, int count) {}
