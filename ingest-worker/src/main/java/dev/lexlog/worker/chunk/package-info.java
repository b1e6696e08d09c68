/// Cuts the text of a document into chunks (SEMANTICS §2). Entry: {@link
/// dev.lexlog.worker.chunk.Chunker}. Rule: pure functions over one document; every offset and
/// length counts Unicode code points.
@NullMarked
package dev.lexlog.worker.chunk;

import org.jspecify.annotations.NullMarked;
