package dev.lexlog.store.lifecycle;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a generation, also after it was dropped. `since` is when it came into its
/// state; `lastLiveAt` when it last stopped being live (null: never was, or is live).
/// `rowsPerSecond` bounds a rebuild beside the live load, over all projectors (0: not at all).
/// `verifyAskedAt` is later than the verification's time while one is wanted.
public record GenerationEntry(
        int number,
        GenerationState state,
        GenerationSettings settings,
        Instant createdAt,
        Instant since,
        @Nullable Instant lastLiveAt,
        boolean promoteWhenReady,
        int rowsPerSecond,
        @Nullable Instant verifyAskedAt,
        @Nullable Verification verification) {

    /// What became of the last verification; `report` is a JSON object.
    public record Verification(Instant at, boolean sound, String report) {}

    /// That it is in no state for what is wanted of it: `to be read`.
    public Unavailable isNot(String wanted) {
        return new Unavailable(
                "generation %d is %s, not %s".formatted(number, state.wireName(), wanted), null);
    }

    /// Nothing else may be dropped.
    public void checkRetires() {
        if (!(state instanceof Retiring || state instanceof Retired)) {
            throw new IllegalStateException(
                    "generation %d is %s: only one that retires is dropped"
                            .formatted(number, state.wireName()));
        }
    }

    public boolean verificationWanted() {
        return verifyAskedAt != null
                && (verification == null || verification.at().isBefore(verifyAskedAt));
    }
}
