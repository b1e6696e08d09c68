package dev.lexlog.api.entity;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.schemas.model.ChunkId;
import java.util.List;
import java.util.Set;

/// `GET /v1/chunks/{id}/entities`: what a chunk mentions, by confidence descending.
public final class ChunkMentions {
    private static final String LIST = "chunk-entities";

    private final LiveReading live;

    public ChunkMentions(LiveReading live) {
        this.live = live;
    }

    public Route route() {
        return Route.get("/v1/chunks/{id}/entities", this::list);
    }

    private Answer list(Call call) {
        var list = ListQuery.of(call.query(), LIST);
        var chunk = new ChunkId(call.variable("id"));
        return live.answer((_, reading) -> {
            if (reading.chunks(Set.of(chunk), list.visibility()).isEmpty()) {
                throw new Problem(404, "there is no chunk " + chunk).asException();
            }
            var linked = reading.entities().ofChunks(Set.of(chunk), list.visibility());
            return list.pageOf(
                    linked.getOrDefault(chunk, List.of()),
                    EntityJson::of,
                    item -> item.entity().id().value());
        });
    }
}
