package dev.lexlog.store.lifecycle;

import dev.lexlog.store.GenerationSettings;
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

    public boolean verificationWanted() {
        return verifyAskedAt != null
                && (verification == null || verification.at().isBefore(verifyAskedAt));
    }
}
