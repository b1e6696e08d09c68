package dev.lexlog.api.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.api.pipeline.Pipeline.Place;
import dev.lexlog.api.read.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// `GET /v1/pipeline` and `GET /v1/dead-letters`.
public final class PipelineRoutes {
    private static final String LIST = "dead-letters";

    private final Pipeline pipeline;
    private final PipelineStatus status;
    private final Duration timeout;

    public PipelineRoutes(Pipeline pipeline, PipelineStatus status, Duration timeout) {
        this.pipeline = pipeline;
        this.status = status;
        this.timeout = timeout;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/pipeline", this::pipeline),
                Route.get("/v1/dead-letters", this::deadLetters));
    }

    private Answer pipeline(Call call) {
        call.query().allowOnly(Set.of());
        var snapshot = TimeLimit.within(timeout, status::now);
        var json = Json.object();
        json.put("generation", snapshot.generation());
        var topics = json.putArray("topics");
        for (var lag : snapshot.lags()) {
            var item = topics.addObject();
            item.put("topic", lag.partition().topic());
            item.put("partition", lag.partition().partition());
            item.put("end", lag.end());
            item.put("position", lag.position());
            item.put("lag_records", lag.records());
            item.put("lag_seconds", lag.seconds());
        }
        json.put("dead_letters", snapshot.deadLetters());
        var waiting = snapshot.waitingExtractions();
        json.put("waiting_extractions", waiting.isPresent() ? waiting.getAsLong() : null);
        return Answer.json(json);
    }

    private Answer deadLetters(Call call) {
        var query = call.query();
        query.allowOnly(Set.of("limit", "cursor"));
        int limit = query.integer("limit", 1, 1_000, 100);
        var from = Cursor.of(query, LIST).map(PipelineRoutes::place).orElse(Place.START);
        var page = TimeLimit.within(timeout, () -> pipeline.deadLetters(from, limit));
        var json = Json.object();
        var items = json.putArray("items");
        page.items().forEach(letter -> items.add(json(letter)));
        json.put(
                "next_cursor",
                page.next()
                        .map(p -> new Cursor(LIST, p.partition() + "/" + p.offset()).write())
                        .orElse(null));
        return Answer.json(json);
    }

    private static ObjectNode json(DeadLetter letter) {
        var json = Json.object();
        json.put("reason", letter.reason());
        json.put("message", letter.message());
        json.put("topic", letter.topic());
        json.put("partition", letter.partition());
        json.put("offset", letter.offset());
        json.put("timestamp", letter.timestamp().toString());
        json.put("key", letter.key());
        json.put("value_base64", letter.valueBase64());
        return json;
    }

    private static Place place(Cursor cursor) {
        var parts = cursor.key().split("/", -1);
        try {
            if (parts.length == 2) {
                return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw foreign(cursor);
        }
        throw foreign(cursor);
    }

    private static RuntimeException foreign(Cursor cursor) {
        return QueryParameters.problem(
                "cursor", cursor.write(), "is none of this list's", "a next_cursor of " + LIST);
    }
}
