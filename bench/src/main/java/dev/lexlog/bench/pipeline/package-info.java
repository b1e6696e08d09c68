/// Documents through a running stack until they are found: how many a second, and how long one
/// takes. Entries: {@link dev.lexlog.bench.pipeline.IngestBench}, {@link
/// dev.lexlog.bench.pipeline.LatencyBench}. Rule: the clock stops when a search would find them.
@NullMarked
package dev.lexlog.bench.pipeline;

import org.jspecify.annotations.NullMarked;
