package dev.lexlog.api.read;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.api.http.Route;
import dev.lexlog.schemas.model.ChunkId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `POST /v1/chunks/batch`: chunks by id, in the order asked for. Those that are unknown or
/// invisible are missing from the answer.
public final class ChunkBatch {
    private static final int MOST_IDS = 1_000;

    private final LiveReading live;

    public ChunkBatch(LiveReading live) {
        this.live = live;
    }

    public Route route() {
        return Route.post("/v1/chunks/batch", this::answer);
    }

    private Answer answer(Call call) {
        call.query().allowOnly(Set.of());
        var fields = new JsonFields(call.jsonBody());
        var names = new HashSet<>(Scope.NAMES);
        names.addAll(Set.of("ids", "include"));
        fields.allowOnly(names);
        var ids = Ids.of(fields, MOST_IDS).stream().map(ChunkId::new).toList();
        var visibility = Scope.of(fields);
        var wanted = included(fields);
        return live.answer((_, reading) -> {
            var chunks = reading.chunks(ids, visibility);
            var writer = wanted.writer(reading, chunks.values(), visibility);
            var json = Json.object();
            var items = json.putArray("items");
            for (var id : ids) {
                var chunk = chunks.get(id);
                if (chunk != null) {
                    items.add(writer.apply(chunk));
                }
            }
            return Answer.json(json);
        });
    }

    private static ChunkFields included(JsonFields fields) {
        var include = fields.strings("include").orElse(List.of());
        for (var part : include) {
            if (!part.equals(ChunkFields.EMBEDDING)) {
                var allowed = "an array of " + ChunkFields.EMBEDDING;
                throw fields.problem("include", "has '" + part + "'", allowed);
            }
        }
        return include.isEmpty() ? ChunkFields.ALL : ChunkFields.ALL_AND_EMBEDDING;
    }
}
