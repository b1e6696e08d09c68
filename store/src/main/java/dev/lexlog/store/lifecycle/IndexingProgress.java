package dev.lexlog.store.lifecycle;

/// How far the step of indexing that is under way has come, `step` of `steps`; `total` 0 when
/// nobody knows how much there is to do. `what` says it in words, such as `chunks: index on words`.
public record IndexingProgress(String what, int step, int steps, long done, long total) {}
