/// Generations as clients see them: the one that answers, all of them with what can be done about
/// each, and the orders. Entry: {@link dev.lexlog.api.generation.LiveGeneration}, then {@link
/// dev.lexlog.api.generation.GenerationRoutes}. Rule: nothing here folds or moves rows; orders are
/// written down, and projectors carry them out.
@NullMarked
package dev.lexlog.api.generation;

import org.jspecify.annotations.NullMarked;
