/// Searches over made-up chunks, timed. Entry: {@link dev.lexlog.bench.search.SearchBench}. Rule:
/// the same seed makes the same chunks and queries, whatever their order.
@NullMarked
package dev.lexlog.bench.search;

import org.jspecify.annotations.NullMarked;
