/// Hashes of sources and their resources, by which clients know what is still good. Entry: {@link
/// dev.lexlog.api.hash.SourceHashes}. Rule: a source is visible like the domain of its name.
@NullMarked
package dev.lexlog.api.hash;

import org.jspecify.annotations.NullMarked;
