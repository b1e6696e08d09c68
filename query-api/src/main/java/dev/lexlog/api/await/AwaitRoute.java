package dev.lexlog.api.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lexlog.api.Limits;
import dev.lexlog.api.await.AwaitRequestReader.AwaitRequest;
import dev.lexlog.api.await.ProgressFeed.Seat;
import dev.lexlog.api.await.Reader.Behind;
import dev.lexlog.api.generation.Answering;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `POST /v1/await`: answers when what the tokens name can be found.
public final class AwaitRoute implements AutoCloseable {
    private final Supplier<Levels> levels;
    private final AwaitRequestReader requests;
    private final ProgressFeed feed;
    private final Gaps gaps;

    public AwaitRoute(Pipeline pipeline, Answering answering, Topics topics, Limits limits) {
        this.levels = () -> levels(topics, answering.live().get().settings());
        this.requests = new AwaitRequestReader(limits);
        this.feed = new ProgressFeed(new ProgressLook(pipeline, answering::readers, topics));
        this.gaps = new Gaps(pipeline);
    }

    private static Levels levels(Topics topics, GenerationSettings settings) {
        var flow = new Flow(topics, List.of(settings.embeddings()));
        return new Levels(topics, flow, settings.partitionCount());
    }

    public Route route() {
        return Route.post("/v1/await", this::answer);
    }

    private Answer answer(Call call) {
        long start = System.nanoTime();
        call.query().allowOnly(Set.of());
        var ways = levels.get();
        var request = requests.read(call.jsonBody(), ways);
        var wait = new Wait(ways, gaps, request.tokens(), request.last());
        try (var seat = feed.join(ways.partitions(request.tokens()))) {
            arrive(wait, request, seat, start + request.timeout().toNanos());
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        return Answer.json(Json.object().put("took_ms", took.toMillis()));
    }

    private static void arrive(Wait wait, AwaitRequest request, Seat seat, long deadline) {
        boolean first = true;
        RuntimeException failure = null;
        while (true) {
            try {
                var look = seat.next(deadline, request.timeout());
                failure = look.failure();
                var now = look.progress();
                if (now == null) {
                    continue;
                }
                if (first) {
                    refuseFuture(request.tokens(), now);
                    first = false;
                }
                if (wait.advance(now).isEmpty()) {
                    return;
                }
            } catch (TimedOut e) {
                throw late(request, wait.behind(), failure);
            } catch (Unavailable e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem(503, "the server stops").asException();
            }
        }
    }

    private static void refuseFuture(List<Token> tokens, Progress now) {
        for (var token : tokens) {
            long end = now.end(token.partition());
            if (token.offset() >= end) {
                var detail =
                        "there is no such record yet: "
                                + token
                                + " (the partition ends at "
                                + end
                                + ")";
                Map<String, JsonNode> members =
                        Map.of(
                                "field", TextNode.valueOf("tokens"),
                                "value", TextNode.valueOf(token.toString()),
                                "allowed", TextNode.valueOf("an offset below " + end));
                throw new Problem(400, detail, members).asException();
            }
        }
    }

    private static RuntimeException late(
            AwaitRequest request, List<Behind> behind, @Nullable RuntimeException failure) {
        if (failure instanceof Unavailable unavailable) {
            return unavailable;
        }
        if (failure != null) {
            return failure;
        }
        var waitingFor = Json.array();
        for (var b : behind) {
            var item = waitingFor.addObject();
            item.put("reader", b.reader().name());
            item.put("topic", b.partition().topic());
            item.put("partition", b.partition().partition());
            item.put("at", b.at());
            item.put("wanted", b.wanted());
        }
        var detail = "not there after " + request.timeout().toMillis() + " ms";
        return new Problem(504, detail, Map.of("waiting_for", waitingFor)).asException();
    }

    @Override
    public void close() {
        feed.close();
    }
}
