package dev.lexlog.projector.lifecycle;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
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
import dev.lexlog.store.lifecycle.Generations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is to be done next for a generation, by the state that it is in. Every step may be taken by
/// any process, and taken again after a crash.
final class Phases {
    private final Topics topics;
    private final Generations generations;
    private final Broker broker;
    private final LogGuards guards;
    private final VectorStage vectors;
    private final Retirement retirement;
    private final Verification verification;
    private final Moves moves;
    private final LongTasks tasks;
    private final Map<Integer, RecentEnds> ends = new HashMap<>();
    private final Map<Integer, Instant> guarded = new HashMap<>();

    Phases(
            Topics topics,
            Generations generations,
            Broker broker,
            LogGuards guards,
            VectorStage vectors,
            Retirement retirement,
            Verification verification,
            Moves moves,
            LongTasks tasks) {
        this.topics = topics;
        this.generations = generations;
        this.broker = broker;
        this.guards = guards;
        this.vectors = vectors;
        this.retirement = retirement;
        this.verification = verification;
        this.moves = moves;
        this.tasks = tasks;
    }

    /// Throws what makes a generation unfit: mostly a {@link Fault}.
    void advance(GenerationEntry entry) {
        switch (entry.state()) {
            case Loading loading -> load(entry, loading);
            case Indexing indexing -> index(entry, indexing);
            case CatchingUp catchingUp -> catchUp(entry, catchingUp);
            case Verifying _ -> verify(entry);
            case Ready ready -> ready(entry, ready);
            case Promoting promoting -> promote(entry, promoting);
            case Live _ -> verifyIfAsked(entry);
            case Refused refused -> verifyAgain(entry, refused);
            case Retiring retiring -> retirement.retire(entry, retiring);
            case Retired _ -> {}
        }
    }

    private void load(GenerationEntry entry, Loading loading) {
        if (LogPartition.reached(loading.ends(), generations.positions(entry.number()))
                && vectors.reached(entry, loading.ends())
                && hasReadItsVectors(entry)) {
            guards.check(entry);
            moves.move(entry.number(), loading, new Indexing());
        }
    }

    /// A further model's topic was empty when the generation was ordered.
    private boolean hasReadItsVectors(GenerationEntry entry) {
        var settings = entry.settings();
        var topic = topics.embeddings(settings.embeddings());
        return topic.equals(topics.log(LogTable.EMBEDDINGS))
                || LogPartition.reached(
                        broker.ends(List.of(topic), settings.partitionCount()),
                        generations.positions(entry.number()));
    }

    private void index(GenerationEntry entry, Indexing indexing) {
        int number = entry.number();
        tasks.start(
                number,
                "indexing",
                () -> {
                    if (isStill(number, indexing)) {
                        generations.index(number);
                        moves.move(number, indexing, new CatchingUp());
                    }
                });
    }

    private void catchUp(GenerationEntry entry, CatchingUp catchingUp) {
        if (isCaughtUp(entry)) {
            guards.check(entry);
            moves.move(entry.number(), catchingUp, new Verifying());
        }
    }

    private boolean isCaughtUp(GenerationEntry entry) {
        var settings = entry.settings();
        var names = topics.logs(settings.embeddings());
        var recent = ends.computeIfAbsent(entry.number(), _ -> new RecentEnds());
        long asked = System.nanoTime();
        var now = broker.ends(names, settings.partitionCount());
        recent.saw(now, asked);
        return recent.reached(generations.positions(entry.number())) && vectors.reached(entry, now);
    }

    private void verify(GenerationEntry entry) {
        if (!tasks.busy(entry.number()) && isCaughtUp(entry)) {
            guards.check(entry);
            startVerifying(entry);
        }
    }

    private void verifyIfAsked(GenerationEntry entry) {
        if (entry.verificationWanted()) {
            startVerifying(entry);
        }
    }

    private void startVerifying(GenerationEntry entry) {
        int number = entry.number();
        tasks.start(
                number,
                "verifying",
                () ->
                        moves.entry(number)
                                .filter(now -> now.state().equals(entry.state()))
                                .filter(now ->
                                        now.state() instanceof Verifying
                                                || now.verificationWanted())
                                .ifPresent(verification::run));
    }

    private void ready(GenerationEntry entry, Ready ready) {
        if (entry.verificationWanted()) {
            startVerifying(entry);
            return;
        }
        if (entry.promoteWhenReady() && entry.lastLiveAt() == null) {
            guards.check(entry);
            moves.promote(entry.number(), ready);
        }
    }

    /// Guarded once for each promotion: a look must be quick now.
    private void promote(GenerationEntry entry, Promoting promoting) {
        int number = entry.number();
        if (!entry.since().equals(guarded.get(number))) {
            guards.check(entry);
            guarded.put(number, entry.since());
        }
        if (LogPartition.reached(promoting.mark(), generations.positions(number))) {
            moves.goLive(number, promoting);
        }
    }

    private void verifyAgain(GenerationEntry entry, Refused refused) {
        if (!entry.verificationWanted()) {
            return;
        }
        if (refused.made()) {
            moves.move(entry.number(), refused, new Verifying());
            return;
        }
        verification.cannot(entry, refused.reason());
    }

    private boolean isStill(int number, GenerationState state) {
        return moves.entry(number).filter(entry -> entry.state().equals(state)).isPresent();
    }
}
