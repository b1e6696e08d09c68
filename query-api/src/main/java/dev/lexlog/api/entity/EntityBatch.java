package dev.lexlog.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.Ids;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Scope;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// `POST /v1/entities/batch`: entities by id with the first of their references and co-occurring
/// entities. Each kind costs one query, however many ids there are.
public final class EntityBatch {
    private static final int MOST_IDS = 500;
    private static final int MOST_EACH = 100;
    private static final int DEFAULT_EACH = 10;
    private static final String REFERENCES = "references";
    private static final String COOCCURRING = "cooccurring";

    private final LiveReading live;

    public EntityBatch(LiveReading live) {
        this.live = live;
    }

    public Route route() {
        return Route.post("/v1/entities/batch", this::answer);
    }

    private Answer answer(Call call) {
        call.query().allowOnly(Set.of());
        var wanted = read(new JsonFields(call.jsonBody()));
        return live.answer((_, reading) -> Answer.json(json(reading, wanted)));
    }

    private static Wanted read(JsonFields fields) {
        var names = new HashSet<>(Scope.NAMES);
        names.addAll(Set.of("ids", "include", "limit"));
        fields.allowOnly(names);
        var ids = Ids.of(fields, MOST_IDS).stream().map(EntityId::new).toList();
        var include = fields.strings("include").orElse(List.of(REFERENCES, COOCCURRING));
        for (var part : include) {
            if (!part.equals(REFERENCES) && !part.equals(COOCCURRING)) {
                var allowed = "an array of " + REFERENCES + ", " + COOCCURRING;
                throw fields.problem("include", "has '" + part + "'", allowed);
            }
        }
        int limit = fields.integer("limit", 1, MOST_EACH).orElse((long) DEFAULT_EACH).intValue();
        return new Wanted(ids, Scope.of(fields), Set.copyOf(include), limit);
    }

    private static JsonNode json(Reading reading, Wanted wanted) {
        var visibility = wanted.visibility;
        var entities = reading.entities().byId(wanted.ids, visibility);
        var found = entities.keySet();
        var references =
                wanted.include(REFERENCES)
                        ? reading.entities().references(found, visibility, wanted.limit)
                        : null;
        var others =
                wanted.include(COOCCURRING)
                        ? reading.coOccurrences().with(found, visibility, wanted.limit)
                        : null;
        var json = Json.object();
        var items = json.putArray("items");
        for (var id : wanted.ids) {
            var entity = entities.get(id);
            if (entity == null) {
                continue;
            }
            var item = EntityJson.of(entity);
            items.add(item);
            if (references != null) {
                item.set(REFERENCES, array(id, references, EntityJson::of));
            }
            if (others != null) {
                item.set(COOCCURRING, array(id, others, EntityJson::of));
            }
        }
        return json;
    }

    private static <T> ArrayNode array(
            EntityId id, Map<EntityId, List<T>> found, Function<T, JsonNode> json) {
        var array = Json.array();
        found.getOrDefault(id, List.of()).forEach(item -> array.add(json.apply(item)));
        return array;
    }

    private record Wanted(
            List<EntityId> ids, Visibility visibility, Set<String> included, int limit) {
        boolean include(String part) {
            return included.contains(part);
        }
    }
}
