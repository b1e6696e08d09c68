/// Log topics folded into a generation. Entry: {@link dev.lexlog.projector.Projector}. Rule: it
/// decides nothing; the store's positions are the truth, never Kafka's committed offsets.
@NullMarked
package dev.lexlog.projector;

import org.jspecify.annotations.NullMarked;
