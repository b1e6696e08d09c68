/// A rebuild of the index from the log until it can be promoted, against the same rows loaded and
/// indexed by the databases' own means. Entry: {@link dev.lexlog.bench.rebuild.RebuildBench}. Rule:
/// the rebuild is ordered and watched over HTTP.
@NullMarked
package dev.lexlog.bench.rebuild;

import org.jspecify.annotations.NullMarked;
