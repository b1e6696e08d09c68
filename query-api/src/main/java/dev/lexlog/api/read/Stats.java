package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.Count;
import dev.lexlog.store.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `GET /v1/stats`: how much of it the caller sees, documents by domain and source too; with
/// `include=digests` the checksum of every table.
public final class Stats {
    private static final Comparator<Count> ORDER =
            Comparator.comparing(Count::domain, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Count::source);

    private final LiveReading live;
    private final WatermarkJson watermarks;

    public Stats(LiveReading live, WatermarkJson watermarks) {
        this.live = live;
        this.watermarks = watermarks;
    }

    public Route route() {
        return Route.get("/v1/stats", this::answer);
    }

    private Answer answer(Call call) {
        call.query().allowOnly(Set.of("domains", "session", "user", "include"));
        boolean digests = digests(call.query());
        var visibility = Scope.of(call.query());
        return live.answer((generation, reading) ->
                Answer.json(json(generation, reading, visibility, digests)));
    }

    private ObjectNode json(
            Generation generation, Reading reading, Visibility visibility, boolean digests) {
        var settings = generation.settings();
        var watermark = reading.watermark();
        var counts = reading.counts(visibility).stream().sorted(ORDER).toList();
        var json = Json.object();
        json.put("generation", generation.number());
        json.put("model", settings.model().name());
        json.put("dimension", settings.model().dimension());
        json.put("documents", counts.stream().mapToLong(Count::documents).sum());
        json.put("chunks", counts.stream().mapToLong(Count::chunks).sum());
        json.put("embeddings", counts.stream().mapToLong(Count::embeddings).sum());
        json.put("entities", reading.entities().count(visibility));
        json.put("terms", reading.glossary().count(visibility));
        json.put("relationships", reading.relationships().count(visibility));
        var list = json.putArray("counts");
        for (var count : counts) {
            var item = list.addObject();
            item.put("domain_id", count.domain());
            item.put("source", count.source());
            item.put("documents", count.documents());
            item.put("chunks", count.chunks());
            item.put("embeddings", count.embeddings());
        }
        if (digests) {
            var tables = json.putObject("digests");
            reading.digests().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> tables.put(e.getKey().topicSuffix(), e.getValue()));
        }
        json.set("watermark", watermarks.of(watermark, settings));
        return json;
    }

    private static boolean digests(QueryParameters query) {
        var include = query.list("include").orElse(List.of());
        for (var part : include) {
            if (!part.equals("digests")) {
                throw QueryParameters.problem("include", part, "is unknown", "digests");
            }
        }
        return !include.isEmpty();
    }
}
