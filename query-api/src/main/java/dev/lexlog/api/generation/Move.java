package dev.lexlog.api.generation;

import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What can be ordered of a generation that exists.
enum Move {
    PROMOTE,
    VERIFY,
    CANCEL,
    RETIRE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<Move> possible(GenerationEntry entry) {
        return Arrays.stream(values()).filter(move -> move.isPossible(entry)).toList();
    }

    /// What is being made can be cancelled; what was made is retired, for it may be needed to roll
    /// back.
    boolean isPossible(GenerationEntry entry) {
        return switch (entry.state()) {
            case Loading _, Indexing _, CatchingUp _ -> this == CANCEL;
            case Verifying _ -> this == (entry.lastLiveAt() == null ? CANCEL : RETIRE);
            case Ready _ -> this == PROMOTE || this == VERIFY || this == RETIRE;
            case Promoting _ -> this == CANCEL;
            case Live _ -> this == VERIFY;
            case Refused(_, boolean made) -> (made && this == VERIFY) || this == RETIRE;
            case Retiring _, Retired _ -> false;
        };
    }
}
