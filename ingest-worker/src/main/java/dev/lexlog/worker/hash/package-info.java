/// Hashes by which sources and resources are known to be unchanged. Entry: {@link
/// dev.lexlog.worker.hash.HashStage}. Rule: a source's id is its domain, so a removed domain takes
/// them along.
@NullMarked
package dev.lexlog.worker.hash;

import org.jspecify.annotations.NullMarked;
