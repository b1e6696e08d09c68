package dev.lexlog.api.read;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
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
        Scope.allowOnly(call.query(), "include");
        var fields = ChunkFields.of(call.query());
        var id = new ChunkId(call.variable("id"));
        var visibility = Scope.of(call.query());
        return live.answer((_, reading) -> {
            var chunk = reading.chunks(List.of(id), visibility).get(id);
            if (chunk == null) {
                throw new Problem(404, "there is no chunk " + id).asException();
            }
            return Answer.json(fields.writer(reading, List.of(chunk), visibility).apply(chunk));
        });
    }

    private Answer list(Call call) {
        var query = call.query();
        Scope.allowOnly(query, "sources", "document", "fields", "include", "limit", "cursor");
        var filter =
                new ChunkFilter(
                        Scope.of(query),
                        Set.of(),
                        sources(query),
                        query.single("document").orElse(null));
        int limit = Paged.limit(query);
        var fields = ChunkFields.of(query);
        var after = Cursor.of(query, LIST).map(c -> new ChunkId(c.key())).orElse(null);
        return live.answer((_, reading) -> {
            var found = page(reading, filter, after, limit + 1);
            return page(reading, found, fields, filter.visibility(), limit, LIST);
        });
    }

    static Answer page(
            Reading reading,
            List<StoredChunk> found,
            ChunkFields fields,
            Visibility visibility,
            int limit,
            String list) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var json = fields.writer(reading, shown, visibility);
        return Answer.json(
                Paged.of(
                        found,
                        limit,
                        json::apply,
                        chunk -> new Cursor(list, chunk.chunk().id().value())));
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
