package dev.lexlog.projector.lifecycle;

import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.Generations;
import java.time.Duration;
import java.time.InstantSource;

/// Drops a generation once no request can still be reading it.
final class Retirement {
    /// For so long may a process that answers not know yet that another generation is live.
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(1);

    private final Generations generations;
    private final Fleet fleet;
    private final Moves moves;
    private final LongTasks tasks;
    private final Duration longestRequest;
    private final InstantSource clock;

    Retirement(
            Generations generations,
            Fleet fleet,
            Moves moves,
            LongTasks tasks,
            Duration longestRequest,
            InstantSource clock) {
        this.generations = generations;
        this.fleet = fleet;
        this.moves = moves;
        this.tasks = tasks;
        this.longestRequest = longestRequest;
        this.clock = clock;
    }

    void retire(GenerationEntry entry, Retiring retiring) {
        int number = entry.number();
        if (fleet.runs(number) || mayBeRead(entry)) {
            return;
        }
        tasks.start(
                number,
                "retiring",
                () -> {
                    if (moves.entry(number).filter(e -> e.state().equals(retiring)).isPresent()) {
                        generations.drop(number);
                        moves.move(number, retiring, new Retired());
                    }
                });
    }

    private boolean mayBeRead(GenerationEntry entry) {
        var lastLive = entry.lastLiveAt();
        return lastLive != null
                && clock.instant().isBefore(lastLive.plus(longestRequest).plus(UNTIL_ALL_KNOW));
    }
}
