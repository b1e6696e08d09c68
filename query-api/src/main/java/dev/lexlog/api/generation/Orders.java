package dev.lexlog.api.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lexlog.api.generation.RebuildReader.Wanted;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Problem;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes orders down; whoever keeps the generations carries them out.
final class Orders {
    private static final int ATTEMPTS = 5;

    private final Supplier<Generations> generations;
    private final LogEnds ends;

    Orders(Supplier<Generations> generations, LogEnds ends) {
        this.generations = generations;
        this.ends = ends;
    }

    GenerationSettings liveSettings() {
        return generations
                .get()
                .standing()
                .orElseThrow(() -> new Unavailable("the store holds nothing yet", null))
                .live()
                .settings();
    }

    GenerationEntry find(int number) {
        var all = generations.get().list();
        return all.stream()
                .filter(e -> e.number() == number)
                .findFirst()
                .orElseThrow(() -> unknown(Integer.toString(number), all));
    }

    RuntimeException unknown(String number) {
        return unknown(number, generations.get().list());
    }

    private static RuntimeException unknown(String number, List<GenerationEntry> all) {
        var known = all.stream().map(e -> Integer.toString(e.number())).toList();
        var detail =
                "there is no generation %s: there are %s"
                        .formatted(number, String.join(", ", known));
        return new Problem(404, detail).asException();
    }

    /// The vectors come from the topic that another generation of the model reads. Should that one
    /// be retired at this very moment, its topic may go with it, so the order is given anew.
    GenerationEntry rebuild(Wanted wanted) {
        var all = generations.get();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var shared = topicOf(wanted.model(), all.list(), 0);
            var settings =
                    new GenerationSettings(
                            wanted.model(),
                            wanted.analyser(),
                            liveSettings().partitionCount(),
                            wanted.index(),
                            shared.orElse(GenerationSettings.OWN_EMBEDDINGS));
            var order =
                    new RebuildOrder(
                            settings,
                            ends.toLoad(settings, shared.isPresent()),
                            wanted.promoteWhenReady(),
                            wanted.rowsPerSecond());
            var entry = ordered(all, order);
            if (shared.equals(topicOf(wanted.model(), all.list(), entry.number()))
                    || shared.isEmpty()) {
                return entry;
            }
            all.move(entry.number(), entry.state(), new GenerationState.Retiring());
        }
        throw new Problem(409, "generations come and go: order it again").asException();
    }

    /// What the store cannot make is the client's to change.
    private static GenerationEntry ordered(Generations all, RebuildOrder order) {
        try {
            return all.order(order);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, String.valueOf(e.getMessage())).asException();
        }
    }

    private static Optional<String> topicOf(
            EmbeddingModel model, List<GenerationEntry> all, int except) {
        return all.stream()
                .filter(e -> e.number() != except && e.settings().model().equals(model))
                .filter(e -> !isLeaving(e.state()))
                .map(e -> e.settings().embeddings())
                .findFirst();
    }

    private static boolean isLeaving(GenerationState state) {
        return state instanceof GenerationState.Retiring
                || state instanceof GenerationState.Retired;
    }

    GenerationEntry rollBack() {
        var former = generations.get().former();
        if (former.isEmpty()) {
            var detail = "there is no generation to roll back to: none that was live is still kept";
            throw new Problem(409, detail).asException();
        }
        return carryOut(Move.PROMOTE, former.getAsInt());
    }

    GenerationEntry carryOut(Move move, int number) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var entry = find(number);
            if (!move.isPossible(entry)) {
                throw impossible(move, entry);
            }
            if (move == Move.PROMOTE) {
                refuseSecondPromotion(number);
            }
            if (isDone(move, entry)) {
                return find(number);
            }
        }
        throw impossible(move, find(number));
    }

    private boolean isDone(Move move, GenerationEntry entry) {
        var all = generations.get();
        int number = entry.number();
        return switch (move) {
            case PROMOTE -> all.promote(number);
            case VERIFY -> {
                all.askVerification(number);
                yield true;
            }
            case CANCEL ->
                    entry.state() instanceof Promoting
                            ? all.move(number, entry.state(), new GenerationState.Ready())
                            : all.move(number, entry.state(), new GenerationState.Retiring());
            case RETIRE -> all.move(number, entry.state(), new GenerationState.Retiring());
        };
    }

    private void refuseSecondPromotion(int number) {
        for (var other : generations.get().list()) {
            if (other.state() instanceof Promoting && other.number() != number) {
                var detail =
                        "generation %d is being promoted: wait for it, or cancel it"
                                .formatted(other.number());
                Map<String, JsonNode> members =
                        Map.of("promoting", IntNode.valueOf(other.number()));
                throw new Problem(409, detail, members).asException();
            }
        }
    }

    private static RuntimeException impossible(Move move, GenerationEntry entry) {
        var possible = Move.possible(entry).stream().map(Move::wireName).toList();
        var state = entry.state().wireName();
        var detail =
                "generation %d is %s, so it is not possible to %s it: possible is %s"
                        .formatted(
                                entry.number(),
                                state,
                                move.wireName(),
                                possible.isEmpty() ? "nothing" : String.join(", ", possible));
        var names = Json.array();
        possible.forEach(names::add);
        var members = new HashMap<String, JsonNode>();
        members.put("state", TextNode.valueOf(state));
        members.put("possible", names);
        return new Problem(409, detail, members).asException();
    }
}
