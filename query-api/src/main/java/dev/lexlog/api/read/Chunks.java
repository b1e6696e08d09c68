package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.StoredChunk;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /v1/chunks` and `GET /v1/chunks/{id}`.
public final class Chunks {
    private static final String LIST = "chunks";

    private final LiveReading live;

    public Chunks(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/chunks", this::list), Route.get("/v1/chunks/{id}", this::one));
    }

    private Answer one(Call call) {
        call.query().allowOnly(Set.of("domains", "session", "user"));
        var id = new ChunkId(call.variable("id"));
        var visibility = Scope.of(call.query());
        return live.answer((_, reading) -> {
            var chunk = reading.chunks(List.of(id), visibility).get(id);
            if (chunk == null) {
                throw new Problem(404, "there is no chunk " + id).asException();
            }
            return Answer.json(ChunkJson.of(chunk, true));
        });
    }

    private Answer list(Call call) {
        var query = call.query();
        query.allowOnly(
                Set.of(
                        "domains",
                        "session",
                        "user",
                        "sources",
                        "document",
                        "fields",
                        "limit",
                        "cursor"));
        var filter =
                new ChunkFilter(
                        Scope.of(query),
                        Set.of(),
                        sources(query),
                        query.single("document").orElse(null));
        int limit = Paged.limit(query);
        boolean idsOnly = idsOnly(query);
        var after = Cursor.of(query, LIST).map(c -> new ChunkId(c.key())).orElse(null);
        return live.answer((_, reading) ->
                Answer.json(
                        Paged.of(
                                page(reading, filter, after, limit + 1),
                                limit,
                                chunk -> json(chunk, idsOnly),
                                chunk -> new Cursor(LIST, chunk.chunk().id().value()))));
    }

    /// The order of the list needs the chunk at which it goes on.
    static List<StoredChunk> page(
            Reading reading, ChunkFilter filter, @Nullable ChunkId after, int limit) {
        try {
            return reading.chunks(filter, after, limit);
        } catch (IllegalArgumentException e) {
            if (after == null) {
                throw e;
            }
            throw QueryParameters.problem(
                    "cursor",
                    after.value(),
                    "stands at a chunk that is gone",
                    "the next_cursor of a list begun anew");
        }
    }

    private static JsonNode json(StoredChunk chunk, boolean idsOnly) {
        return idsOnly
                ? Json.object().put("id", chunk.chunk().id().value())
                : ChunkJson.of(chunk, true);
    }

    private static boolean idsOnly(QueryParameters query) {
        var fields = query.single("fields");
        if (fields.isPresent() && !fields.get().equals("id")) {
            throw QueryParameters.problem("fields", fields.get(), "is unknown", "id");
        }
        return fields.isPresent();
    }

    static Set<Source> sources(QueryParameters query) {
        return query.list("sources").orElse(List.of()).stream()
                .map(name ->
                        Source.named(name)
                                .orElseThrow(() ->
                                        QueryParameters.problem(
                                                "sources",
                                                name,
                                                "is unknown",
                                                String.join(", ", Source.wireNames()))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
