package dev.lexlog.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ChunkJson;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.read.CoOccurrenceReads.Pair;
import dev.lexlog.store.read.CoOccurrenceReads.PairPlace;
import dev.lexlog.store.read.RankPlace;
import java.util.List;

/// What is mentioned together: `GET /v1/entities/{id}/cooccurring`, the chunks that two share
/// (`…/cooccurring/{other}/chunks`), and all pairs (`GET /v1/cooccurrence`).
public final class CoOccurrences {
    private static final String OTHERS = "entity-cooccurring";
    private static final String SHARED = "entity-shared-chunks";
    private static final String PAIRS = "cooccurrence";
    private static final int LEAST_SHARED = 2;

    private final LiveReading live;

    public CoOccurrences(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/entities/{id}/cooccurring", this::others),
                Route.get("/v1/entities/{id}/cooccurring/{other}/chunks", this::shared),
                Route.get("/v1/cooccurrence", this::pairs));
    }

    private Answer others(Call call) {
        var list = ListQuery.of(call.query(), OTHERS);
        var after = list.after(parts -> new RankPlace(parts.number(0), parts.text(1)));
        return live.answer((_, reading) -> {
            var entity = Entities.find(reading, call.variable("id"), list.visibility()).id();
            var found =
                    reading.coOccurrences().with(entity, list.visibility(), after, list.asked());
            return list.page(found, EntityJson::of, other -> Mentions.place(other.place()));
        });
    }

    private Answer shared(Call call) {
        var list = ListQuery.of(call.query(), SHARED);
        var after = list.after(parts -> new ChunkId(parts.text(0)));
        var visibility = list.visibility();
        return live.answer((_, reading) -> {
            var one = Entities.find(reading, call.variable("id"), visibility).id();
            var other = Entities.find(reading, call.variable("other"), visibility).id();
            var ids =
                    reading.coOccurrences()
                            .sharedChunks(one, other, visibility, after, list.asked());
            var chunks = reading.chunks(ids, visibility);
            return list.page(
                    ids,
                    id -> {
                        var chunk = chunks.get(id);
                        return chunk == null ? null : ChunkJson.of(chunk, true);
                    },
                    id -> new String[] {id.value()});
        });
    }

    private Answer pairs(Call call) {
        var list = ListQuery.of(call.query(), PAIRS, "minimum");
        int minimum = call.query().integer("minimum", 1, Integer.MAX_VALUE, LEAST_SHARED);
        var after =
                list.after(parts ->
                        new PairPlace(
                                Long.parseLong(parts.text(0)),
                                new EntityId(parts.text(1)),
                                new EntityId(parts.text(2))));
        return live.answer((_, reading) -> {
            var found =
                    reading.coOccurrences().pairs(minimum, list.visibility(), after, list.asked());
            return list.page(found, CoOccurrences::json, CoOccurrences::place);
        });
    }

    private static JsonNode json(Pair pair) {
        var json = Json.object();
        json.set("first", EntityJson.of(pair.first()));
        json.set("second", EntityJson.of(pair.second()));
        json.put("shared_chunks", pair.sharedChunks());
        return json;
    }

    private static String[] place(Pair pair) {
        var place = pair.place();
        return new String[] {
            Long.toString(place.sharedChunks()), place.first().value(), place.second().value()
        };
    }
}
