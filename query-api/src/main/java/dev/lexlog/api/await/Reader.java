package dev.lexlog.api.await;

import dev.lexlog.schemas.topic.LogPartition;

/// Who reads a partition: a consumer group of the worker, or the projector of the live generation.
sealed interface Reader {
    String name();

    record Group(String name) implements Reader {}

    record Projector() implements Reader {
        @Override
        public String name() {
            return "projector";
        }
    }

    /// Something still missing: the reader stands at `at` and must be past `wanted`.
    record Behind(Reader reader, LogPartition partition, long at, long wanted) {}
}
