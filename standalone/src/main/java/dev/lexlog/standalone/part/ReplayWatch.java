package dev.lexlog.standalone.part;

import dev.lexlog.projector.ProjectorListener;
import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.failure.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Ends the process when its projector fails, tells of what is read again after a start, and knows
/// when that is over.
public final class ReplayWatch implements ProjectorListener {
    private final Consumer<Replay> told;
    private final Outcome outcome;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

    public ReplayWatch(Consumer<Replay> told, Outcome outcome) {
        this.told = told;
        this.outcome = outcome;
    }

    public CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }

    @Override
    public void failed(Fault fault) {
        outcome.failed(fault);
    }

    @Override
    public void replaying(Replay replay) {
        if (replay.total() > 0) {
            told.accept(replay);
        }
        if (replay.complete()) {
            caughtUp.complete(null);
        }
    }
}
