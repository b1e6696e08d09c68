package dev.lexlog.api.hash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Scope;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import java.util.List;

/// `GET /v1/hashes/sources/{id}`, its resources of a type, and one of them.
public final class SourceHashes {
    private static final String LIST = "resource-hashes";

    private final LiveReading live;

    public SourceHashes(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/hashes/sources/{id}", this::source),
                Route.get("/v1/hashes/sources/{id}/resources", this::resources),
                Route.get("/v1/hashes/sources/{id}/resources/{type}/{name}", this::resource));
    }

    private Answer source(Call call) {
        Scope.allowOnly(call.query());
        var visibility = Scope.of(call.query());
        var id = call.variable("id");
        return live.answer((_, reading) ->
                reading.hashes()
                        .source(id, visibility)
                        .map(hash -> Answer.json(json(hash)))
                        .orElseThrow(() ->
                                new Problem(404, "there is no hash of source '" + id + "'")
                                        .asException()));
    }

    private Answer resources(Call call) {
        var list = ListQuery.of(call.query(), LIST, "type");
        var type = call.query().required("type", "a type of resources");
        var after = list.after(parts -> parts.text(0));
        return live.answer((_, reading) ->
                list.page(
                        reading.hashes()
                                .resources(
                                        call.variable("id"),
                                        type,
                                        list.visibility(),
                                        after,
                                        list.asked()),
                        SourceHashes::json,
                        resource -> new String[] {resource.name()}));
    }

    private Answer resource(Call call) {
        Scope.allowOnly(call.query());
        var visibility = Scope.of(call.query());
        var type = call.variable("type");
        var name = call.variable("name");
        return live.answer((_, reading) ->
                reading.hashes()
                        .resource(call.variable("id"), type, name, visibility)
                        .map(hash -> Answer.json(json(hash)))
                        .orElseThrow(() ->
                                new Problem(404, "there is no hash of " + type + " '" + name + "'")
                                        .asException()));
    }

    private static JsonNode json(SourceHash hash) {
        var json = Json.object();
        json.put("source_id", hash.source());
        json.put("db", hash.db());
        json.put("api", hash.api());
        json.put("doc", hash.doc());
        json.put("er", hash.er());
        json.put("updated_at", hash.updatedAt().toString());
        return json;
    }

    private static JsonNode json(ResourceHash hash) {
        var json = Json.object();
        json.put("source_id", hash.source());
        json.put("resource_type", hash.type());
        json.put("resource_name", hash.name());
        json.put("content_hash", hash.contentHash());
        json.put("updated_at", hash.updatedAt().toString());
        return json;
    }
}
