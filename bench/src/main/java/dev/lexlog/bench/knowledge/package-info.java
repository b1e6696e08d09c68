/// Entities through a running stack: how many a second, and how fast they are read. Entry: {@link
/// dev.lexlog.bench.knowledge.KnowledgeBench}. Rule: every figure stands beside the plain thing,
/// Kafka's or DuckDB's own.
@NullMarked
package dev.lexlog.bench.knowledge;

import org.jspecify.annotations.NullMarked;
