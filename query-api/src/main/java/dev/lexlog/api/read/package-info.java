/// Reads of chunks, documents and counts. Entry: {@link dev.lexlog.api.read.Chunks}. Rule: what the
/// caller may not see is answered like what does not exist.
@NullMarked
package dev.lexlog.api.read;

import org.jspecify.annotations.NullMarked;
