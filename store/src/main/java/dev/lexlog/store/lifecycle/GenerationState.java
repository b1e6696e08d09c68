package dev.lexlog.store.lifecycle;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Map;

/// Where a generation stands in its life (DESIGN §4). What a state carries is what its phase needs
/// to go on after a crash.
public sealed interface GenerationState {
    /// Rows are appended without indexes, up to the ends that the log had when it was ordered.
    record Loading(Map<LogPartition, Long> ends) implements GenerationState {
        public Loading {
            ends = Map.copyOf(ends);
        }
    }

    /// The last row of each key stays, then keys and indexes are built.
    record Indexing() implements GenerationState {}

    /// What the log received meanwhile is folded, as by any generation from here on.
    record CatchingUp() implements GenerationState {}

    /// Its rows are compared with the log.
    record Verifying() implements GenerationState {}

    /// It can be promoted, and keeps consuming: a new one, or one that was live before.
    record Ready() implements GenerationState {}

    /// It becomes live once it has read as far as the live one had when this began.
    record Promoting(Map<LogPartition, Long> mark) implements GenerationState {
        public Promoting {
            mark = Map.copyOf(mark);
        }
    }

    /// It answers.
    record Live() implements GenerationState {}

    /// It must not be promoted, for this reason. One that was `made` by then has its keys and
    /// indexes: it goes on being folded and can be verified again. Either can be retired.
    record Refused(String reason, boolean made) implements GenerationState {}

    /// It is read no more, and dropped when no request can still be reading it.
    record Retiring() implements GenerationState {}

    /// Nothing is left of it but its entry.
    record Retired() implements GenerationState {}

    default boolean mayBecome(GenerationState next) {
        return switch (this) {
            case Loading _ -> next instanceof Indexing || isEnd(next);
            case Indexing _ -> next instanceof CatchingUp || isEnd(next);
            case CatchingUp _ -> next instanceof Verifying || isEnd(next);
            case Verifying _ -> next instanceof Ready || isEnd(next);
            case Ready _ -> next instanceof Promoting || next instanceof Verifying || isEnd(next);
            case Promoting _ ->
                    next instanceof Live || next instanceof Ready || next instanceof Refused;
            case Live _ -> next instanceof Ready;
            case Refused(_, boolean made) ->
                    (made && next instanceof Verifying) || next instanceof Retiring;
            case Retiring _ -> next instanceof Retired;
            case Retired _ -> false;
        };
    }

    private static boolean isEnd(GenerationState next) {
        return next instanceof Refused || next instanceof Retiring;
    }

    /// As in answers and in the store: `catching-up`.
    default String wireName() {
        return switch (this) {
            case Loading _ -> "loading";
            case Indexing _ -> "indexing";
            case CatchingUp _ -> "catching-up";
            case Verifying _ -> "verifying";
            case Ready _ -> "ready";
            case Promoting _ -> "promoting";
            case Live _ -> "live";
            case Refused _ -> "refused";
            case Retiring _ -> "retiring";
            case Retired _ -> "retired";
        };
    }

    /// Whether projectors fold the log into its tables, indexes and all.
    default boolean folds() {
        return switch (this) {
            case CatchingUp _, Verifying _, Ready _, Promoting _, Live _ -> true;
            case Refused(_, boolean made) -> made;
            case Loading _, Indexing _, Retiring _, Retired _ -> false;
        };
    }
}
