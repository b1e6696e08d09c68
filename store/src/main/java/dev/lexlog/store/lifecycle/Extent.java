package dev.lexlog.store.lifecycle;

/// How much there is of a generation; the rows may be an estimate.
public record Extent(long rows, long bytes) {}
