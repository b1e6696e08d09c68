package dev.lexlog.api.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.Generations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /v1/generations`, one of them, and what can be ordered. An order is answered with 202 and
/// the generation as it is then; what comes of it is seen by looking again.
public final class GenerationRoutes {
    private final Supplier<Generations> generations;
    private final LiveGeneration live;
    private final GenerationLooks looks;
    private final Orders orders;
    private final RebuildReader rebuilds;
    private final GenerationJson json;
    private final PositionsJson positions;
    private final Duration timeout;

    public GenerationRoutes(
            Supplier<Generations> generations,
            LiveGeneration live,
            Pipeline pipeline,
            Models models,
            Topics topics,
            Duration timeout) {
        var ends = new LogEnds(pipeline, topics);
        this.generations = generations;
        this.live = live;
        this.looks = new GenerationLooks(generations, ends, InstantSource.system());
        this.orders = new Orders(generations, ends);
        this.rebuilds = new RebuildReader(models.named());
        this.json = new GenerationJson(topics);
        this.positions = new PositionsJson(topics);
        this.timeout = timeout;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/generations", this::list),
                Route.post("/v1/generations", this::rebuild),
                Route.post("/v1/generations/rollback", this::rollBack),
                Route.get("/v1/generations/{number}", this::one),
                Route.post("/v1/generations/{number}/promote", c -> move(c, Move.PROMOTE)),
                Route.post("/v1/generations/{number}/verify", c -> move(c, Move.VERIFY)),
                Route.post("/v1/generations/{number}/cancel", c -> move(c, Move.CANCEL)),
                Route.post("/v1/generations/{number}/retire", c -> move(c, Move.RETIRE)));
    }

    /// How all of them fare, for gauges.
    public GenerationLooks looks() {
        return looks;
    }

    private Answer list(Call call) {
        return within(
                call,
                () -> {
                    var former = generations.get().former();
                    var body = Json.object();
                    var items = body.putArray("items");
                    looks.all().forEach(look -> items.add(json.of(look)));
                    body.putNull("next_cursor");
                    body.put(
                            "rollback_to", former.isPresent() ? (Integer) former.getAsInt() : null);
                    return Answer.json(body);
                });
    }

    private Answer one(Call call) {
        return within(
                call,
                () -> {
                    var entry = orders.find(number(call));
                    var body = look(entry);
                    body.set("positions", positions.of(generations.get(), entry));
                    return Answer.json(body);
                });
    }

    private Answer rebuild(Call call) {
        var body = call.jsonBody();
        return within(
                call,
                () -> {
                    var wanted = rebuilds.read(body, orders.liveSettings());
                    return accepted(orders.rebuild(wanted));
                });
    }

    private Answer rollBack(Call call) {
        return within(call, () -> accepted(orders.rollBack()));
    }

    private Answer move(Call call, Move move) {
        return within(call, () -> accepted(orders.carryOut(move, number(call))));
    }

    private Answer within(Call call, Callable<Answer> work) {
        call.query().allowOnly(Set.of());
        return TimeLimit.within(timeout, work);
    }

    private Answer accepted(GenerationEntry entry) {
        live.lookSoon();
        return Answer.accepted(look(entry));
    }

    private ObjectNode look(GenerationEntry entry) {
        return json.of(looks.of(entry));
    }

    private int number(Call call) {
        var text = call.variable("number");
        var number = parsed(text);
        if (number == null) {
            throw orders.unknown(text);
        }
        return number;
    }

    private static @Nullable Integer parsed(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
