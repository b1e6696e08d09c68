package dev.lexlog.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.JsonFields;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Scope;
import dev.lexlog.api.read.VectorField;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.VectorReads.Similar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// `POST /v1/entities/similar`: entities by the best cosine of their visible chunks, to a text, a
/// vector, or another entity (the mean of its chunks, itself left out).
public final class SimilarEntities {
    private static final List<String> BASES = List.of("query", "embedding", "entity_id");
    private static final double LEAST_COSINE = 0.3;
    private static final long DEFAULT_LIMIT = 10;

    private final LiveReading live;
    private final Function<EmbeddingModel, Embedder> embedders;
    private final int maxQueryCharacters;

    public SimilarEntities(
            LiveReading live,
            Function<EmbeddingModel, Embedder> embedders,
            int maxQueryCharacters) {
        this.live = live;
        this.embedders = embedders;
        this.maxQueryCharacters = maxQueryCharacters;
    }

    public Route route() {
        return Route.post("/v1/entities/similar", this::answer);
    }

    private Answer answer(Call call) {
        call.query().allowOnly(Set.of());
        var fields = new JsonFields(call.jsonBody());
        return live.answer((generation, reading) -> {
            var wanted = read(fields, generation);
            var json = Json.object();
            var items = json.putArray("items");
            find(generation, reading, wanted).forEach(similar -> items.add(json(similar)));
            return Answer.json(json);
        });
    }

    private Wanted read(JsonFields fields, Generation generation) {
        var names = new HashSet<>(Scope.NAMES);
        names.addAll(BASES);
        names.addAll(Set.of("min_similarity", "limit"));
        fields.allowOnly(names);
        var query = fields.string("query");
        var embedding = VectorField.of(fields, generation.settings().model().dimension());
        var entity = fields.string("entity_id");
        checkAlone(fields);
        query.ifPresent(text -> checkLength(fields, text));
        if (entity.equals(Optional.of(""))) {
            throw fields.problem("entity_id", "is empty", "the id of an entity");
        }
        return new Wanted(
                query,
                embedding,
                entity.map(EntityId::new),
                Scope.of(fields),
                fields.number("min_similarity", -1, 1).orElse(LEAST_COSINE),
                fields.integer("limit", 1, 1_000).orElse(DEFAULT_LIMIT).intValue());
    }

    private static void checkAlone(JsonFields fields) {
        var given = BASES.stream().filter(fields::has).toList();
        if (given.isEmpty()) {
            throw fields.problem(
                    "query", "and embedding and entity_id are all missing", "exactly one of them");
        }
        if (given.size() > 1) {
            var allowed = "exactly one of " + String.join(", ", BASES);
            throw fields.problem(given.getLast(), "is not the only one", allowed);
        }
    }

    private void checkLength(JsonFields fields, String text) {
        var allowed = "a text of 1 to " + maxQueryCharacters + " characters";
        if (text.isBlank()) {
            throw fields.problem("query", "is empty", allowed);
        }
        if (text.length() > maxQueryCharacters) {
            throw fields.problem("query", "has " + text.length() + " characters", allowed);
        }
    }

    private List<Similar> find(Generation generation, Reading reading, Wanted wanted) {
        var visibility = wanted.visibility;
        var itself = wanted.entity.orElse(null);
        var vector =
                itself == null
                        ? wanted.embedding.or(
                                () -> wanted.query.map(text -> embedded(generation, text)))
                        : mean(reading, itself, visibility);
        return vector.map(v ->
                        reading.vectors()
                                .similarEntities(v, wanted.least, visibility, itself, wanted.limit))
                .orElse(List.of());
    }

    private Embedding embedded(Generation generation, String text) {
        return embedders.apply(generation.settings().model()).embedQuery(text);
    }

    /// Empty while none of the entity's chunks has a vector.
    private static Optional<Embedding> mean(Reading reading, EntityId id, Visibility visibility) {
        Entities.find(reading, id.value(), visibility);
        return Optional.ofNullable(reading.vectors().means(Set.of(id), visibility).get(id));
    }

    private static JsonNode json(Similar similar) {
        var json = Json.object();
        json.set("entity", EntityJson.of(similar.entity()));
        json.put("similarity", similar.similarity());
        return json;
    }

    private record Wanted(
            Optional<String> query,
            Optional<Embedding> embedding,
            Optional<EntityId> entity,
            Visibility visibility,
            double least,
            int limit) {}
}
