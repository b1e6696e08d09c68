/// Which embedding models are wanted, as a compacted topic says it. Entry: {@link
/// dev.lexlog.schemas.wanted.WantedModels}. Rule: the whole topic is read before anybody acts on
/// it.
@NullMarked
package dev.lexlog.schemas.wanted;

import org.jspecify.annotations.NullMarked;
