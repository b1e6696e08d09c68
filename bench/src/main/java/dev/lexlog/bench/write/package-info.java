/// Rows into PostgreSQL, timed. Entry: {@link dev.lexlog.bench.write.PostgresWriteBench}. Rule:
/// Lexlog and its baseline write the same rows into tables of the same shape on one server.
@NullMarked
package dev.lexlog.bench.write;

import org.jspecify.annotations.NullMarked;
