package dev.lexlog.api.await;

import dev.lexlog.schemas.topic.LogPartition;

/// Who reads a partition: a consumer group of the worker, or the projectors of the generations that
/// may answer. What is there for one model's vectors is named by the suffix of their topic.
sealed interface Reader {
    String name();

    record Group(String name) implements Reader {}

    /// The stage that makes one model's vectors.
    record Embedding(String name, String embeddings) implements Reader {}

    /// Of all generations that may answer.
    record Projector() implements Reader {
        @Override
        public String name() {
            return "projector";
        }
    }

    /// Of those that hold one model's vectors.
    record Vectors(String embeddings) implements Reader {
        @Override
        public String name() {
            return "projector";
        }
    }

    /// Something still missing: the reader stands at `at` and must be past `wanted`.
    record Behind(Reader reader, LogPartition partition, long at, long wanted) {}
}
