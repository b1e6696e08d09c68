package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.verify.Findings;
import dev.lexlog.projector.verify.Verifier;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.Generation;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import dev.lexlog.store.lifecycle.Generations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Has a generation verified and draws the consequences: an unsound one is refused, but the one
/// that answers goes on answering.
final class Verification {
    private final Generations generations;
    private final Verifier verifier;
    private final Moves moves;
    private final InstantSource clock;
    private final BooleanSupplier stopped;

    Verification(
            Generations generations,
            Verifier verifier,
            Moves moves,
            InstantSource clock,
            BooleanSupplier stopped) {
        this.generations = generations;
        this.verifier = verifier;
        this.moves = moves;
        this.clock = clock;
        this.stopped = stopped;
    }

    void run(GenerationEntry entry) {
        int number = entry.number();
        var at = notBefore(clock.instant(), entry.verifyAskedAt());
        var findings = findings(number);
        generations.verified(
                number, new GenerationEntry.Verification(at, findings.sound(), findings.json()));
        if (!findings.sound()) {
            moves.entry(number)
                    .filter(Verification::refusable)
                    .ifPresent(_ -> moves.refuse(number, new Fault(findings.reason())));
            return;
        }
        if (entry.state() instanceof Verifying verifying) {
            moves.move(number, verifying, new Ready());
        }
    }

    /// Answers a wish that cannot be fulfilled.
    void cannot(GenerationEntry entry, String why) {
        var at = notBefore(clock.instant(), entry.verifyAskedAt());
        var findings = Findings.failed(new Fault(why));
        generations.verified(
                entry.number(), new GenerationEntry.Verification(at, false, findings.json()));
    }

    private Findings findings(int number) {
        try {
            return verifier.verify(generations.open(number), live(number));
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (stopped.getAsBoolean()) {
                throw new Unavailable("verifying was stopped", e);
            }
            return Findings.failed(e);
        }
    }

    private @Nullable Generation live(int number) {
        return generations
                .standing()
                .map(standing -> standing.live().number())
                .filter(live -> live != number)
                .map(generations::open)
                .orElse(null);
    }

    private static boolean refusable(GenerationEntry entry) {
        return entry.state().folds() && !(entry.state() instanceof Live);
    }

    /// The store's clock may be ahead of ours.
    private static Instant notBefore(Instant at, @Nullable Instant asked) {
        return asked != null && at.isBefore(asked) ? asked : at;
    }
}
