package dev.lexlog.api.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.Limits;
import dev.lexlog.api.entity.EntityJson;
import dev.lexlog.api.generation.LiveGeneration;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.api.read.ChunkJson;
import dev.lexlog.api.read.WatermarkJson;
import dev.lexlog.api.search.Page.Hit;
import dev.lexlog.api.search.Search.Found;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.Generation;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.read.EntityReads.Linked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// `POST /v1/search`.
public final class SearchRoute {
    private final LiveGeneration live;
    private final SearchRequestReader requests;
    private final Search search;
    private final WatermarkJson watermarks;

    public SearchRoute(
            LiveGeneration live,
            Function<EmbeddingModel, Embedder> embedders,
            Topics topics,
            Limits limits) {
        this.live = live;
        this.requests = new SearchRequestReader(limits);
        this.search = new Search(embedders);
        this.watermarks = new WatermarkJson(topics);
    }

    public Route route() {
        return Route.post("/v1/search", this::answer);
    }

    private Answer answer(Call call) {
        long start = System.nanoTime();
        call.query().allowOnly(Set.of());
        var body = call.jsonBody();
        return live.answer(generation -> {
            var request = requests.read(body, generation.settings().model().dimension());
            var found = TimeLimit.within(request.timeout(), () -> search.run(generation, request));
            var took = Duration.ofNanos(System.nanoTime() - start);
            return Answer.json(json(generation, request, found, took));
        });
    }

    private ObjectNode json(
            Generation generation, SearchRequest request, Found found, Duration took) {
        var json = Json.object();
        json.put("generation", generation.number());
        json.put("took_ms", took.toMillis());
        json.put("exactness", found.exact() ? "exact" : "approximate");
        if (request.mode().usesText()) {
            json.put("lexical", generation.lexical().wireName());
        }
        var degraded = json.putArray("degraded");
        found.degraded().forEach(degraded::add);
        json.set("watermark", watermarks.of(found.watermark(), generation.settings()));
        var hits = json.putArray("hits");
        for (var hit : found.hits()) {
            var item = hit(hits.size() + 1, hit, generation.lexical(), request.withContent());
            if (request.withEntities()) {
                item.set("entities", entities(found.entities(), hit));
            }
            hits.add(item);
        }
        if (!found.elsewhere().isEmpty()) {
            var elsewhere = json.putArray("elsewhere");
            found.elsewhere()
                    .forEach((domain, chunks) ->
                            elsewhere.addObject().put("domain_id", domain).put("chunks", chunks));
        }
        return json;
    }

    private static ArrayNode entities(Map<ChunkId, List<Linked>> found, Hit hit) {
        var json = Json.array();
        found.getOrDefault(hit.candidate().id(), List.of())
                .forEach(linked -> json.add(EntityJson.of(linked)));
        return json;
    }

    private static ObjectNode hit(int rank, Hit hit, LexicalRanking lexical, boolean withContent) {
        var candidate = hit.candidate();
        var json = Json.object();
        json.put("rank", rank);
        json.put("score", candidate.score());
        var scores = json.putObject("scores");
        if (candidate.cosine() != null) {
            scores.put("cosine", candidate.cosine());
        }
        if (candidate.lexical() != null) {
            scores.put(lexical.wireName(), candidate.lexical());
        }
        if (candidate.vectorRank() != null) {
            scores.put("vector_rank", candidate.vectorRank());
        }
        if (candidate.textRank() != null) {
            scores.put("text_rank", candidate.textRank());
        }
        json.set("chunk", ChunkJson.of(hit.stored(), withContent));
        return json;
    }
}
