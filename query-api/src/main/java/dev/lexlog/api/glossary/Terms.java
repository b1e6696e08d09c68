package dev.lexlog.api.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.Cursor.Parts;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.store.read.GlossaryReads.DomainSuggestion;
import dev.lexlog.store.read.NamePlace;
import java.util.List;

/// Lists of terms: `GET /v1/glossary/terms`, `…/deprecated`, `…/domain-suggestions` and `…/lookup`.
public final class Terms {
    private static final String ALL = "terms";
    private static final String DEPRECATED = "deprecated-terms";
    private static final String SUGGESTIONS = "domain-suggestions";
    private static final String LOOKUP = "term-lookup";

    private final LiveReading live;

    public Terms(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/glossary/terms", this::all),
                Route.get("/v1/glossary/lookup", this::lookUp),
                Route.get("/v1/glossary/deprecated", this::deprecated),
                Route.get("/v1/glossary/domain-suggestions", this::suggestions));
    }

    private Answer all(Call call) {
        var list = ListQuery.of(call.query(), ALL);
        var after = list.after(Terms::place);
        return live.answer((_, reading) ->
                list.page(
                        reading.glossary().terms(list.visibility(), after, list.asked()),
                        TermJson::of,
                        Terms::place));
    }

    private Answer lookUp(Call call) {
        var list = ListQuery.of(call.query(), LOOKUP, "name", "aliases");
        var name = call.query().required("name", "the name or an alias of a term");
        boolean aliases = call.query().flag("aliases", true);
        return live.answer((_, reading) -> {
            var found =
                    aliases
                            ? reading.glossary().byNameOrAlias(name, list.visibility())
                            : reading.glossary().byName(name, list.visibility());
            return list.pageOf(found, term -> matched(term, name), term -> term.id().value());
        });
    }

    private static JsonNode matched(GlossaryTerm term, String name) {
        boolean byName = term.nameFolded().equals(Names.folded(name));
        var json = Json.object();
        json.put("matched", byName ? "name" : "alias");
        json.set("term", TermJson.of(term));
        return json;
    }

    private Answer deprecated(Call call) {
        var list = ListQuery.of(call.query(), DEPRECATED);
        var after = list.after(Terms::place);
        return live.answer((_, reading) ->
                list.page(
                        reading.glossary().deprecated(list.visibility(), after, list.asked()),
                        TermJson::of,
                        Terms::place));
    }

    private Answer suggestions(Call call) {
        var list = ListQuery.of(call.query(), SUGGESTIONS);
        var after = list.after(Terms::place);
        return live.answer((_, reading) ->
                list.page(
                        reading.glossary()
                                .domainSuggestions(list.visibility(), after, list.asked()),
                        Terms::json,
                        suggestion -> place(suggestion.term())));
    }

    private static JsonNode json(DomainSuggestion suggestion) {
        var json = Json.object();
        json.set("term", TermJson.of(suggestion.term()));
        json.put("domain_id", suggestion.domain());
        json.put("links", suggestion.links());
        return json;
    }

    static NamePlace place(Parts parts) {
        return new NamePlace(parts.text(0), parts.text(1));
    }

    static String[] place(GlossaryTerm term) {
        return new String[] {term.nameFolded(), term.id().value()};
    }
}
