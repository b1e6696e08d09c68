package dev.lexlog.standalone.part;

import dev.lexlog.projector.Replay;
import dev.lexlog.projector.lifecycle.KeeperListener;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.lifecycle.GenerationState;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the process when the generation that answers cannot be kept, tells of what it reads again
/// after a start, and knows when that is over.
public final class KeeperWatch implements KeeperListener {
    private static final Logger LOG = LoggerFactory.getLogger(KeeperWatch.class);

    private final Consumer<Replay> told;
    private final Outcome outcome;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

    public KeeperWatch(Consumer<Replay> told, Outcome outcome) {
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

    @Override
    public void moved(int number, GenerationState from, GenerationState to) {
        if (to instanceof GenerationState.Refused(var reason, _)) {
            LOG.warn("generation {} is refused: {}", number, reason);
            return;
        }
        LOG.info("generation {} was {}, and is {}", number, from.wireName(), to.wireName());
    }
}
