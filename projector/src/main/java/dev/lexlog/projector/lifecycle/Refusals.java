package dev.lexlog.projector.lifecycle;

import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Refused;

/// Reasons that say when a generation was refused: one that was not made by then has no keys and no
/// indexes, so it can neither be folded nor verified.
final class Refusals {
    private static final String BEFORE_IT_WAS_MADE = "before it was made: ";

    private Refusals() {}

    static Refused in(GenerationState state, String reason) {
        boolean made = !(state instanceof Loading || state instanceof Indexing);
        return new Refused(made ? reason : BEFORE_IT_WAS_MADE + reason);
    }

    static boolean wasMade(Refused refused) {
        return !refused.reason().startsWith(BEFORE_IT_WAS_MADE);
    }
}
