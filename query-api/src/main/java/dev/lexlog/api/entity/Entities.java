package dev.lexlog.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Scope;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.EntityReads.Statistics;
import dev.lexlog.store.read.NamePlace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `GET /v1/entities`, `GET /v1/entities/by-name` and `GET /v1/entities/{id}`.
public final class Entities {
    private static final String LIST = "entities";

    private final LiveReading live;

    public Entities(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/entities", this::list),
                Route.get("/v1/entities/by-name", this::byName),
                Route.get("/v1/entities/{id}", this::one));
    }

    private Answer list(Call call) {
        var query = call.query();
        var list = ListQuery.of(query, LIST, "q", "statistics");
        var after = list.after(parts -> new NamePlace(parts.text(0), parts.text(1)));
        var q = query.single("q").orElse("");
        boolean withStatistics = query.flag("statistics", false);
        return live.answer((_, reading) -> {
            var found = reading.entities().list(q, list.visibility(), after, list.asked());
            var statistics =
                    withStatistics
                            ? statistics(reading, found, list)
                            : Map.<EntityId, Statistics>of();
            return list.page(
                    found,
                    entity -> json(entity, statistics.get(entity.id())),
                    entity -> new String[] {entity.nameFolded(), entity.id().value()});
        });
    }

    private static Map<EntityId, Statistics> statistics(
            Reading reading, List<Entity> found, ListQuery list) {
        var ids = found.stream().limit(list.limit()).map(Entity::id).toList();
        return reading.entities().statistics(ids, list.visibility());
    }

    private static JsonNode json(Entity entity, @Nullable Statistics statistics) {
        var json = EntityJson.of(entity);
        if (statistics != null) {
            var counts = json.putObject("statistics");
            counts.put("references", statistics.references());
            counts.put("documents", statistics.documents());
            var sources = counts.putArray("sources");
            statistics.sources().stream().map(Source::wireName).sorted().forEach(sources::add);
        }
        return json;
    }

    private Answer byName(Call call) {
        var query = call.query();
        Scope.allowOnly(query, "name");
        var name = query.required("name", "the name of an entity");
        var visibility = Scope.of(query);
        return live.answer((_, reading) ->
                reading.entities()
                        .byName(name, visibility)
                        .map(entity -> Answer.json(EntityJson.of(entity)))
                        .orElseThrow(() ->
                                new Problem(404, "there is no entity '" + name + "'")
                                        .asException()));
    }

    private Answer one(Call call) {
        Scope.allowOnly(call.query());
        var visibility = Scope.of(call.query());
        return live.answer((_, reading) ->
                Answer.json(EntityJson.of(find(reading, call.variable("id"), visibility))));
    }

    /// The entity of this id; 404 when the caller may not see it, or nobody.
    static Entity find(Reading reading, String text, Visibility visibility) {
        var id = new EntityId(text);
        var found = reading.entities().byId(Set.of(id), visibility).get(id);
        if (found == null) {
            throw new Problem(404, "there is no entity " + id).asException();
        }
        return found;
    }
}
