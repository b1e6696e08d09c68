package dev.lexlog.projector.lifecycle;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.Generations;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves generations on, each only from the state that was seen.
final class Moves {
    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private final Generations generations;
    private final KeeperListener listener;
    private final Consumer<Fault> onLiveFailure;

    Moves(Generations generations, KeeperListener listener, Consumer<Fault> onLiveFailure) {
        this.generations = generations;
        this.listener = listener;
        this.onLiveFailure = onLiveFailure;
    }

    Optional<GenerationEntry> entry(int number) {
        return generations.list().stream().filter(e -> e.number() == number).findFirst();
    }

    /// False when somebody else has moved it.
    boolean move(int number, GenerationState from, GenerationState to) {
        boolean moved = generations.move(number, from, to);
        if (moved) {
            tell(number, from, to);
        }
        return moved;
    }

    void goLive(int number, GenerationState from) {
        if (generations.goLive(number)) {
            tell(number, from, new Live());
        }
    }

    boolean promote(int number, GenerationState from) {
        boolean promotes = generations.promote(number);
        if (promotes) {
            entry(number)
                    .filter(entry -> entry.state() instanceof Promoting)
                    .ifPresent(entry -> tell(number, from, entry.state()));
        }
        return promotes;
    }

    /// It must not answer. If it does already, this process must not go on.
    void refuse(int number, RuntimeException failure) {
        var reason = String.valueOf(failure.getMessage());
        boolean settled = false;
        while (!settled) {
            settled = entry(number).map(entry -> refused(entry, reason, failure)).orElse(true);
        }
    }

    private boolean refused(GenerationEntry entry, String reason, RuntimeException failure) {
        var state = entry.state();
        if (state instanceof Live) {
            onLiveFailure.accept(
                    failure instanceof Fault fault
                            ? fault
                            : new Fault(failure.toString(), failure));
            return true;
        }
        var refused = refusal(state, reason);
        if (!state.mayBecome(refused)) {
            LOG.debug("generation {} is {}: {}", entry.number(), state.wireName(), reason);
            return true;
        }
        if (!move(entry.number(), state, refused)) {
            return false;
        }
        LOG.error("generation {} is refused", entry.number(), failure);
        return true;
    }

    private static Refused refusal(GenerationState state, String reason) {
        return state.folds()
                ? new Refused(reason, true)
                : new Refused("before it was made: " + reason, false);
    }

    private void tell(int number, GenerationState from, GenerationState to) {
        LOG.info("generation {}: {} -> {}", number, from.wireName(), to.wireName());
        listener.moved(number, from, to);
    }
}
