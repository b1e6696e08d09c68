package dev.lexlog.api.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.entity.EntityJson;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.store.read.UnifiedGlossaryReads.Row;
import dev.lexlog.store.read.UnifiedGlossaryReads.RowPlace;
import dev.lexlog.store.read.UnifiedGlossaryReads.Shown;

/// `GET /v1/glossary`: terms and entities in one list, one row for each name and domain.
public final class Glossary {
    private static final String LIST = "glossary";

    private final LiveReading live;

    public Glossary(LiveReading live) {
        this.live = live;
    }

    public Route route() {
        return Route.get("/v1/glossary", this::list);
    }

    private Answer list(Call call) {
        var list = ListQuery.of(call.query(), LIST, "filter");
        var after = list.after(parts -> new RowPlace(parts.text(0), parts.textOrNull(1)));
        var shown = shown(call.query().single("filter").orElse("all"));
        return live.answer((_, reading) ->
                list.page(
                        reading.unifiedGlossary()
                                .rows(shown, list.visibility(), after, list.asked()),
                        Glossary::json,
                        row -> new String[] {row.place().nameFolded(), row.place().domain()}));
    }

    private static Shown shown(String filter) {
        return switch (filter) {
            case "all" -> Shown.ALL;
            case "defined" -> Shown.DEFINED;
            case "self_describing" -> Shown.SELF_DESCRIBING;
            default ->
                    throw QueryParameters.problem(
                            "filter", filter, "is unknown", "all, defined or self_describing");
        };
    }

    private static JsonNode json(Row row) {
        var json = Json.object();
        switch (row) {
            case Row.Defined(var term, _, _) -> {
                json.put("name", term.name());
                json.put("display_name", term.displayName());
                json.put("domain_id", term.domain());
                json.put("glossary_status", "defined");
                json.put("grounded", row.grounded());
                json.set("term", TermJson.of(term));
            }
            case Row.SelfDescribing(var entities) -> {
                var first = entities.getFirst();
                json.put("name", first.name());
                json.put("display_name", first.displayName());
                json.put("domain_id", first.domain());
                json.put("glossary_status", "self_describing");
                json.put("grounded", row.grounded());
                json.putNull("term");
            }
        }
        json.set("entities", EntityJson.ofAll(row.entities()));
        return json;
    }
}
